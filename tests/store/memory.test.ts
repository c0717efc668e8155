import { memoryStore } from '../../src/store/memory.ts';
import { storeContract } from './contract.ts';

storeContract('Memory', { open: async () => memoryStore(), kept: false });
