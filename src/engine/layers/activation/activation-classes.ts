import * as z from 'zod';
import { checked, ignoredArgs, real } from '../arguments/values.ts';
import { type Call, type LayerClass, layerClass } from '../spelling.ts';
import type { Activation } from './activation.ts';
import { activationFunctions } from './activation-functions.ts';

/** A class that makes one activation function; its arguments are settings, in their order. */
export interface FunctionClass {
  readonly name: string;
  readonly function: string;
  readonly args: readonly FunctionArg[];
  readonly aliases?: readonly string[];
  readonly formerArgs?: Readonly<Record<string, string>>;
  /** Settings that the class fixes. */
  readonly fixed?: Readonly<Record<string, number>>;
}

/** An argument and the setting that it gives; without a standard value it must be given. */
export interface FunctionArg {
  readonly arg: string;
  readonly setting: string;
  readonly standard?: number;
}

/** The class as a notation declares it; `ignored` arguments follow the settings. */
export function readFunction(declared: FunctionClass, ...ignored: readonly string[]): LayerClass<Activation> {
  const settings = declared.args.map(({ arg, standard }) => [arg, setting(standard)]);
  return layerClass({
    name: declared.name,
    aliases: declared.aliases ?? [],
    formerArgs: declared.formerArgs ?? {},
    args: () => z.object({ ...Object.fromEntries(settings), ...ignoredArgs(...ignored) }),
    read: (args: Record<string, unknown>) => ({
      params: {
        function: declared.function,
        settings: {
          ...activationFunctions[declared.function]!.settings,
          ...declared.fixed,
          ...Object.fromEntries(declared.args.map(({ arg, setting }) => [setting, args[arg] as number])),
        },
      },
    }),
  });
}

/** The call of the first class that can say the activation. */
export function writeFunction(classes: readonly FunctionClass[], activation: Activation): Call | undefined {
  const declared = classes.find((candidate) => expresses(candidate, activation));
  return (
    declared && {
      name: declared.name,
      args: declared.args
        .filter(({ setting, standard }) => activation.settings[setting] !== standard)
        .map(({ arg, setting }) => ({ name: arg, value: activation.settings[setting]! })),
    }
  );
}

function expresses(declared: FunctionClass, activation: Activation): boolean {
  if (declared.function !== activation.function) return false;
  const free = declared.args.map(({ setting }) => setting);
  const fixed = { ...activationFunctions[declared.function]!.settings, ...declared.fixed };
  return Object.entries(fixed).every(
    ([name, value]) => free.includes(name) || activation.settings[name] === value,
  );
}

/** None stands for a bound that is not there. */
function setting(standard: number | undefined) {
  if (standard === undefined) return real();
  if (Number.isFinite(standard)) return real().prefault(standard);
  return checked(
    (value) => (value === null ? standard : (real().safeParse(value).data ?? undefined)),
    'must be a number or None',
  ).prefault(standard);
}
