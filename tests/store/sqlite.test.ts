import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import { storeContract } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'convbot-store-'));
const told: string[] = [];
const open = (file: string) =>
  openStore({ file: join(folder, file), onTrouble: (sentence) => told.push(sentence) });

storeContract('A new SQLite file', { open: () => open('new.sqlite'), kept: true });
