import { describe, expect, it } from 'vitest';
import { readModel } from '../../../src/engine/notation/index.ts';
import { createAskedAbout, levelOfNetwork } from '../../../src/study/quiz/asked.ts';
import { drawQuestion } from '../../../src/study/quiz/draw.ts';
import { kinds } from '../../../src/study/quiz/kinds/index.ts';
import { ANN, BOB, quizBot } from '../../commands/quiz-bot.ts';
import { engineSays } from './engine-says.ts';

const network = (text: string, input: string) => readModel(text, input).network;

describe('What a group asked about', () => {
  it('comes back in its questions, and in no other server', async () => {
    const { ask } = quizBot();
    await ask('summary 23@3x3 on 31x31x3');
    const texts = async (caller = BOB) => {
      const replies = await Promise.all(
        Array.from({ length: 30 }, () => ask('quiz --skill parameters --level 1', caller)),
      );
      return replies.map(({ data }) => (data as { readonly code: string }).code).join('\n');
    };
    expect(await texts()).toContain('23');
    expect(await texts({ ...BOB, server: 'T' })).not.toContain('23');
  });

  it('stays with whoever asked in private', () => {
    const asked = createAskedAbout();
    const { server: _server, ...alone } = ANN;
    asked.note(alone, network('8@3x3', '28x28x1'));
    expect(asked.of(alone)).toHaveLength(1);
    expect(asked.of({ ...alone, user: 'bob' })).toEqual([]);
  });

  it('is left out where it is no fair question', () => {
    const asked = createAskedAbout();
    const long = Array(12).fill('8@3x3').join(' > ');
    asked.note(ANN, network(long, '64x64x1'), network('8@3x3', 'Nonex28x1'), network('dense 10', '64'));
    expect(asked.of(ANN)).toEqual([]);
  });

  it('is forgotten one by one', () => {
    const asked = createAskedAbout();
    for (let filters = 1; filters <= 50; filters++) asked.note(ANN, network(`${filters}@3x3`, '28x28x1'));
    expect(asked.of(ANN)).toHaveLength(20);
  });

  it.each([
    ['64@7x7 s2 p3 > maxpool 3 s2', '224x224x3'],
    ['32@3x3 > maxpool 2 > flatten > dense 10', '28x28x1'],
    ['dwconv 3x3 > bn > relu > conv 16 1x1', '32x32x8'],
    ['sepconv 16 3x3 same > globalavgpool > dense 10', '32x32x8'],
    ['tconv 8 3x3 s2 > upsample 2', '14x14x4'],
  ])('makes questions that the engine confirms: %s on %s', (text, input) => {
    const own = network(text, input);
    for (const kind of kinds.filter(({ aboutAny }) => aboutAny)) {
      for (let seed = 0; seed < 40; seed++) {
        const question = drawQuestion(kind, levelOfNetwork(own), seed, [own]);
        const confirms = engineSays(question);
        expect(question.options.filter(({ label }) => confirms(label))).toEqual(
          question.options.filter(({ slip }) => slip === undefined),
        );
      }
    }
  });
});
