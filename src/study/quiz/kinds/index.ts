import type { QuestionKind } from '../question.ts';
import { bug } from './bug.ts';
import { cheaper } from './cheaper.ts';
import { macs } from './macs.ts';
import { maps } from './maps.ts';
import { padding } from './padding.ts';
import { parameters } from './parameters.ts';
import { receptiveField } from './receptive-field.ts';
import { shape } from './shape.ts';
import { trueFalse } from './true-false.ts';

/** Every kind of question, the easier ones first. A new kind is a file of its own and a line here. */
export const kinds: readonly QuestionKind[] = [
  shape,
  parameters,
  padding,
  macs,
  cheaper,
  receptiveField,
  maps,
  bug,
  trueFalse,
];
