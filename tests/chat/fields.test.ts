import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fieldsOf } from '../../src/chat/fields.ts';

describe('The fields of a command', () => {
  it('hold what its schema says, in order', () => {
    const args = z.object({
      model: z.string().max(50).meta({ description: 'A model.', format: 'layers' }),
      other: z
        .string()
        .optional()
        .meta({ description: 'Another.', separators: ['vs'] }),
      as: z.enum(['keras', 'pytorch']).default('keras').meta({ description: 'A notation.' }),
      size: z.int().min(1).max(9).optional(),
      any: z.int().default(3),
      rate: z.number().min(0).optional(),
      deep: z.boolean().default(false),
      input: z
        .string()
        .optional()
        .meta({ format: 'input', suggestions: ['mnist'] }),
    });
    expect(fieldsOf({ args })).toEqual([
      {
        name: 'model',
        type: 'text',
        required: true,
        positional: true,
        description: 'A model.',
        maxLength: 50,
        format: 'layers',
      },
      {
        name: 'other',
        type: 'text',
        required: false,
        positional: true,
        description: 'Another.',
        separators: ['vs'],
      },
      {
        name: 'as',
        type: 'choice',
        required: false,
        positional: false,
        description: 'A notation.',
        choices: ['keras', 'pytorch'],
        default: 'keras',
      },
      {
        name: 'size',
        type: 'integer',
        required: false,
        positional: false,
        description: '',
        minimum: 1,
        maximum: 9,
      },
      { name: 'any', type: 'integer', required: false, positional: false, description: '', default: 3 },
      { name: 'rate', type: 'number', required: false, positional: false, description: '', minimum: 0 },
      { name: 'deep', type: 'boolean', required: false, positional: false, description: '', default: false },
      {
        name: 'input',
        type: 'text',
        required: false,
        positional: false,
        description: '',
        format: 'input',
        suggestions: ['mnist'],
      },
    ]);
  });

  it('are given by place where only options are declared: the first', () => {
    const args = z.object({ command: z.string().optional(), more: z.string().optional() });
    expect(fieldsOf({ args }).map(({ positional }) => positional)).toEqual([true, false]);
  });

  it('are refused where no form could show them', () => {
    expect(() => fieldsOf({ args: z.object({ list: z.array(z.string()) }) })).toThrow(/array/);
  });
});
