import { classLike, classNamed, frameworkOf } from './names.ts';
import type { NotationName, ReadCall } from './syntax.ts';

/** Which notation a text is written in. */

export const TITLES: Readonly<Record<NotationName, string>> = {
  keras: 'Keras',
  pytorch: 'PyTorch',
  shorthand: 'shorthand',
};

/** The framework that most calls belong to for certain; Keras where none does. */
export function frameworkOfCalls(calls: readonly ReadCall[]): 'keras' | 'pytorch' {
  let balance = 0;
  for (const call of calls) {
    const framework = call.implied ? undefined : (frameworkOf(call.prefix) ?? soleFramework(call.name));
    if (framework) balance += framework === 'keras' ? 1 : -1;
  }
  return balance < 0 ? 'pytorch' : 'keras';
}

function soleFramework(name: string): NotationName | undefined {
  const keras = classNamed(name, 'keras') !== undefined;
  const torch = classNamed(name, 'pytorch') !== undefined;
  if (keras !== torch) return keras ? 'keras' : 'pytorch';
  if (keras) return undefined;
  const [likeKeras, likeTorch] = [classLike(name, 'keras'), classLike(name, 'pytorch')];
  if (likeKeras && !likeTorch) return 'keras';
  return likeTorch && !likeKeras ? 'pytorch' : undefined;
}
