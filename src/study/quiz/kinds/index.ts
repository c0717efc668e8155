import type { QuestionKind } from '../question.ts';
import { macs } from './macs.ts';
import { parameters } from './parameters.ts';
import { shape } from './shape.ts';

/** Every kind of question, the easier ones first. A new kind is a file of its own and a line here. */
export const kinds: readonly QuestionKind[] = [shape, parameters, macs];
