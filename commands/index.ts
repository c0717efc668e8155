import type { Command } from '../src/chat/command.ts';
import { ask } from './ask.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import type { Context } from './context.ts';
import { daily } from './daily.ts';
import { data } from './data.ts';
import { doctor } from './doctor.ts';
import { examplesOf } from './examples.ts';
import { explain } from './explain.ts';
import { featureMaps } from './feature-maps.ts';
import { helpFor } from './help.ts';
import { images } from './images.ts';
import { leaderboard } from './leaderboard.ts';
import { progress } from './progress.ts';
import { quiz } from './quiz.ts';
import { receptiveField } from './receptive-field.ts';
import { save } from './save.ts';
import { saved } from './saved.ts';
import { settings } from './settings.ts';
import { show } from './show.ts';
import { summary } from './summary.ts';

/** Every command, in the order of help. A new command is a file of its own and a line here. */
export const commands: readonly Command<Context>[] = [
  compare,
  summary,
  featureMaps,
  receptiveField,
  show,
  explain,
  check,
  ask,
  quiz,
  leaderboard,
  progress,
  daily,
  save,
  saved,
  images,
  examplesOf(() => commands),
  helpFor(() => commands),
  settings,
  data,
  doctor,
];
