import { parse } from 'yaml';
import * as z from 'zod';

/** What a topic's file holds. Lengths are in characters, and such that an answer fits a chat message and a label a button. */
const schema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** Short enough for a button. */
  title: z.string().min(5).max(60),
  /** As learners type them. */
  questions: z.array(z.string().min(5).max(160)).min(6).max(80),
  tags: z.array(z.string().min(1).max(40)).min(2).max(12),
  sources: z
    .array(
      z.strictObject({
        title: z.string().min(5).max(120),
        year: z.int().min(1950).max(2100),
        link: z.url({ protocol: /^https$/ }),
      }),
    )
    .min(1)
    .max(4),
  /** The request of the worked example: a command and its arguments. */
  example: z
    .strictObject({ command: z.enum(['summary', 'receptive-field', 'compare', 'show', 'feature-maps']) })
    .catchall(z.string()),
  /** What of the example is worked out in the answer. */
  shows: z
    .array(z.enum(['output', 'parameters', 'macs', 'field', 'values']))
    .min(1)
    .max(3),
  /** The request, as typed, that draws the topic. */
  picture: z.string().min(5).max(200),
  /** The answer in short. */
  answer: z.string().min(20).max(480),
  more: z.string().min(40).max(1000),
  formula: z.string().min(3).max(200),
  mistake: z.string().min(20).max(400),
});

/** One thing that a study group asks about, with its answer, example and sources. Texts may hold marks: see `figures.ts`. */
export type Topic = Readonly<z.output<typeof schema>>;

/** Reads one topic's file: front matter, the short answer, and the sections More, Formula and Mistake. Throws what is wrong with it. */
export function parseTopic(id: string, source: string): Topic {
  const file = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source);
  if (!file) throw new Error(`The topic ${id} has no front matter.`);
  const [answer, ...sections] = file[2]!.split(/^## /m);
  const bodies = sections.map((section) => {
    const [heading, ...lines] = section.split('\n');
    return [heading!.trim().toLowerCase(), unwrapped(lines.join('\n'))] as const;
  });
  const read = schema.safeParse({
    id,
    ...parse(file[1]!),
    answer: unwrapped(answer!),
    ...Object.fromEntries(bodies),
  });
  if (!read.success) throw new Error(`The topic ${id} is not as topics are:\n${z.prettifyError(read.error)}`);
  return read.data;
}

/** Paragraphs without the line breaks inside them. */
function unwrapped(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' '))
    .join('\n\n');
}
