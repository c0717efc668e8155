import { storeContract } from './contract.ts';
import { freshStore } from './fresh.ts';

storeContract('A new SQLite file', { open: async () => freshStore(), kept: true });
