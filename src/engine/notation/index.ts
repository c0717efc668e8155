export { continuations } from './completion/continuations.ts';
export { formatShape } from './format.ts';
export { readInput } from './input-text.ts';
export { type Reading, readModel } from './read-model.ts';
export { readPair } from './read-pair.ts';
export type { NotationName } from './syntax.ts';
export { writeLayer, writeNetwork } from './write.ts';
