import type { Block, Reply } from '../src/chat/reply.ts';
import type { Answer, Round } from '../src/store/store.ts';
import { kinds } from '../src/study/quiz/kinds/index.ts';
import type { Question } from '../src/study/quiz/question.ts';
import { letterOf, optionText, type Put, rightText } from '../src/study/quiz/round.ts';
import { actions, code, list, notes, paragraphs } from './blocks.ts';

/** A question with a button for each option. `extra` stands above the buttons, `below` under them. */
export function questionReply(
  round: Round,
  extra: readonly Block[] = [],
  below: readonly Block[] = [],
): Reply {
  const { question, mode } = round.data as Put;
  const { text, code: layers, options, skill, level } = question;
  const long = options.some(({ label }) => label.length > BUTTON);
  const texts = options.map((_, index) => optionText(question, index));
  return {
    title: `${TITLES[mode]}: ${titleOf(skill)}, level ${level}`,
    tone: 'answer',
    blocks: [
      ...askedBlocks(question),
      ...extra,
      ...(long ? list('Options', texts) : []),
      actions(
        ...texts.map(
          (label, index) =>
            [
              long ? letterOf(index) : label,
              'quiz',
              { answer: letterOf(index).toLowerCase(), round: round.key },
            ] as const,
        ),
      ),
      ...below,
    ],
    data: {
      round: round.key,
      mode,
      skill,
      level,
      question: text,
      code: layers,
      options: options.map(({ label }) => label),
      ...(round.closes === undefined ? {} : { closes: new Date(round.closes).toISOString() }),
    },
  };
}

/** What is asked, and the layers that it is about. */
export function askedBlocks({ text, code: layers }: Question): readonly Block[] {
  return [
    paragraphs(text),
    ...(layers === undefined ? [] : [code(layers, layers.includes('(') ? 'python' : 'text')]),
  ];
}

function titleOf(skill: string): string {
  return kinds.find(({ name }) => name === skill)?.title ?? skill;
}

/** What fits on a button everywhere. */
const BUTTON = 60;

const TITLES: Readonly<Record<Put['mode'], string>> = {
  solo: 'Quiz',
  group: 'Quiz for everybody',
  daily: 'Question of the day',
};

/** Whether an answer is right, and why. */
export function verdictReply(
  round: Round,
  answer: Pick<Answer, 'option' | 'right' | 'points'>,
  more: { readonly streak: number; readonly saved: boolean },
): Reply {
  const { question, wanted } = round.data as Put;
  const chosen = question.options[answer.option]!;
  return {
    title: answer.right ? `Right: ${answer.points} points` : `Not quite: it is ${rightText(question)}`,
    tone: 'answer',
    blocks: [
      ...(chosen.slip === undefined ? [] : [paragraphs(chosen.slip)]),
      ...explanation(question),
      ...notes([
        ...(more.streak > 1 ? [`${more.streak} right answers in a row.`] : []),
        ...unsavedNote(more.saved),
      ]),
      nextSteps(question, wanted),
    ],
    data: {
      round: round.key,
      right: answer.right,
      chosen: chosen.label,
      answer: rightText(question).slice(4),
      points: answer.points,
      slip: chosen.slip,
      streak: more.streak,
      saved: more.saved,
    },
  };
}

/** Why the right option is right, with the formula worked out. */
export function explanation({ why }: Question): readonly Block[] {
  return list('Why', why);
}

/** What a learner may want after a question. */
export function nextSteps({ experiment, topic }: Question, wanted: Readonly<Record<string, unknown>>): Block {
  return actions(
    ['Next question', 'quiz', { ...wanted }],
    ['Read about it', 'ask', { question: topic }],
    ...(experiment ? [['Count it', 'summary', { ...experiment }] as const] : []),
  );
}

/** Said wherever points are shown that a restart would lose. */
export function unsavedNote(saved: boolean): readonly string[] {
  return saved
    ? []
    : [
        'This counts, but it cannot be saved at the moment: until the disk has room again, a restart forgets it.',
      ];
}
