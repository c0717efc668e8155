/** What Slack demands of blocks: lengths, numbers and required fields. Each broken rule is a sentence. */

type Plain = Readonly<Record<string, unknown>>;

export type Surface = 'message' | 'modal' | 'home';

export interface Known {
  /** Whether a file of this id was uploaded, and can be shown. */
  isUsable(file: string): boolean;
  /** Whether Slack knows its own table block in messages. */
  readonly tables: boolean;
}

export function brokenRules(blocks: unknown, surface: Surface, known: Known): string[] {
  if (!Array.isArray(blocks)) return ['blocks is no array'];
  const limit = surface === 'message' ? 50 : 100;
  const broken = blocks.length > limit ? [`${blocks.length} blocks, at most ${limit}`] : [];
  const tables = blocks.filter(({ type }) => type === 'table').length;
  if (tables > 1) broken.push('only_one_table_allowed');
  const ids = blocks.map(({ block_id }) => block_id).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) broken.push('block_id is not unique');
  const inputs = blocks.filter(({ type }) => type === 'input').length;
  if (inputs > 0 && surface === 'message') broken.push('an input outside of a modal');
  return [...broken, ...blocks.flatMap((block) => blockRules(block, known))];
}

function blockRules(block: Plain, known: Known): string[] {
  const id = block.block_id === undefined ? [] : text(block.block_id, 255, 'block_id');
  return [...id, ...(KINDS[String(block.type)]?.(block, known) ?? [`no block is of type ${block.type}`])];
}

const KINDS: Readonly<Record<string, (block: Plain, known: Known) => string[]>> = {
  header: ({ text: title }) => textObject(title, 150, 'header', ['plain_text']),
  divider: () => [],
  section: (block) => [
    ...(block.text === undefined && block.fields === undefined ? ['a section without text'] : []),
    ...(block.text === undefined ? [] : textObject(block.text, 3000, 'section')),
    ...list(block.fields ?? []).flatMap((field) => textObject(field, 2000, 'field')),
    ...(block.accessory === undefined ? [] : element(block.accessory as Plain, 'accessory')),
  ],
  context: ({ elements }) => [
    ...many(elements, 1, 10, 'context'),
    ...list(elements).flatMap((part) => textObject(part, 2000, 'context')),
  ],
  actions: ({ elements }) => [
    ...many(elements, 1, 25, 'actions'),
    ...unique(
      list(elements).map(({ action_id }) => action_id),
      'action_id',
    ),
    ...list(elements).flatMap((part) => element(part, 'actions')),
  ],
  image: (block, known) => [
    ...text(block.alt_text, 2000, 'alt_text'),
    ...(block.title === undefined ? [] : textObject(block.title, 2000, 'title', ['plain_text'])),
    ...picture(block, known),
  ],
  input: ({ label, hint, element: inner }) => [
    ...textObject(label, 2000, 'label', ['plain_text']),
    ...(hint === undefined ? [] : textObject(hint, 2000, 'hint', ['plain_text'])),
    ...(inner === undefined ? ['an input without element'] : element(inner as Plain, 'input')),
  ],
  rich_text: ({ elements }) => [
    ...many(elements, 1, Number.POSITIVE_INFINITY, 'rich_text'),
    ...list(elements).flatMap(richPart),
  ],
  table: ({ rows, column_settings: settings }, known) => [
    ...(known.tables ? [] : ['no block is of type table']),
    ...many(rows, 1, 100, 'table rows'),
    ...list(settings ?? []).flatMap(({ align }) =>
      ['left', 'center', 'right', undefined].includes(align as string)
        ? []
        : ['a column cannot be aligned so'],
    ),
    ...(rows as readonly (readonly Plain[])[]).flatMap((row) => [
      ...many(row, 1, 20, 'table cells'),
      ...row.flatMap(cell),
    ]),
  ],
};

function picture({ slack_file: file, image_url: url }: Plain, known: Known): string[] {
  if (url !== undefined) return text(url, 3000, 'image_url');
  const id = (file as Plain | undefined)?.id;
  if (typeof id !== 'string') return ['an image without slack_file or image_url'];
  return known.isUsable(id) ? [] : ['invalid slack file'];
}

function cell(part: Plain): string[] {
  if (part.type === 'raw_text') return text(part.text, 2000, 'cell');
  if (part.type === 'rich_text') return blockRules(part, { isUsable: () => false, tables: false });
  return [`no cell is of type ${part.type}`];
}

function richPart(part: Plain): string[] {
  const inner = list(part.elements);
  switch (part.type) {
    case 'rich_text_list':
      return [
        ...(['bullet', 'ordered'].includes(part.style as string) ? [] : ['a list without style']),
        ...many(inner, 1, Number.POSITIVE_INFINITY, 'rich_text_list'),
        ...inner.flatMap(richPart),
      ];
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      return [...many(inner, 1, Number.POSITIVE_INFINITY, part.type), ...inner.flatMap(richElement)];
    default:
      return [`no rich text is of type ${part.type}`];
  }
}

function richElement(part: Plain): string[] {
  switch (part.type) {
    case 'text':
      return text(part.text, Number.POSITIVE_INFINITY, 'rich text');
    case 'link':
      return text(part.url, 3000, 'link');
    case 'user':
    case 'usergroup':
    case 'broadcast':
    case 'channel':
    case 'emoji':
      return [];
    default:
      return [`no rich text element is of type ${part.type}`];
  }
}

function element(part: Plain, where: string): string[] {
  return [...text(part.action_id, 255, `${where} action_id`), ...elementRules(part)];
}

function elementRules(part: Plain): string[] {
  const placeholder =
    part.placeholder === undefined ? [] : textObject(part.placeholder, 150, 'placeholder', ['plain_text']);
  switch (part.type) {
    case 'button':
      return [
        ...textObject(part.text, 75, 'button', ['plain_text']),
        ...(part.value === undefined ? [] : text(part.value, 2000, 'button value')),
      ];
    case 'static_select':
    case 'radio_buttons': {
      const most = part.type === 'static_select' ? 100 : 10;
      const options = list(part.options);
      return [
        ...many(options, 1, most, 'options'),
        ...options.flatMap(option),
        ...placeholder,
        ...initial(part),
      ];
    }
    case 'plain_text_input':
    case 'number_input':
      return [
        ...placeholder,
        ...(Number(part.max_length ?? 1) > 3000 ? ['max_length of an input beyond 3000'] : []),
        ...(part.type === 'number_input' && typeof part.is_decimal_allowed !== 'boolean'
          ? ['number_input without is_decimal_allowed']
          : []),
      ];
    case 'file_input':
      return Number(part.max_files ?? 1) > 10 ? ['more than 10 files'] : [];
    default:
      return [`no element is of type ${part.type}`];
  }
}

function initial({ options, initial_option: chosen }: Plain): string[] {
  if (chosen === undefined) return [];
  const values = list(options).map((entry) => JSON.stringify(entry));
  return values.includes(JSON.stringify(chosen)) ? [] : ['initial_option is none of the options'];
}

function option(part: Plain): string[] {
  return [
    ...textObject(part.text, 75, 'option'),
    ...text(part.value, 150, 'option value'),
    ...(part.description === undefined ? [] : textObject(part.description, 75, 'option description')),
  ];
}

function textObject(
  value: unknown,
  limit: number,
  where: string,
  types = ['plain_text', 'mrkdwn'],
): string[] {
  const object = (value ?? {}) as Plain;
  if (!types.includes(object.type as string)) return [`${where} must be of ${types.join(' or ')}`];
  return text(object.text, limit, where);
}

function text(value: unknown, limit: number, where: string): string[] {
  if (typeof value !== 'string' || value.length === 0) return [`${where} is missing`];
  return value.length > limit ? [`${where} has ${value.length} characters, at most ${limit}`] : [];
}

function list(value: unknown): readonly Plain[] {
  return Array.isArray(value) ? value : [];
}

function many(value: unknown, least: number, most: number, where: string): string[] {
  const length = Array.isArray(value) ? value.length : 0;
  return length >= least && length <= most ? [] : [`${where} has ${length} parts, not ${least} to ${most}`];
}

function unique(values: readonly unknown[], where: string): string[] {
  return new Set(values).size === values.length ? [] : [`${where} is not unique`];
}
