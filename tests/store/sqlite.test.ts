import { openStore } from '../../src/store/open.ts';
import { storeContract } from './contract.ts';
import { databaseContract } from './database-contract.ts';
import { freshFile, freshStore, unexpected } from './fresh.ts';

storeContract('A new SQLite file', { open: async () => freshStore(), kept: true });

const file = freshFile();
databaseContract('A SQLite file', (now = Date.now) => openStore({ file, now, onTrouble: unexpected }));
