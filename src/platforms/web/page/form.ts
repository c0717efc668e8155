import type { Field } from '../../../chat/fields.ts';
import type { CommandRequest } from '../../../chat/request.ts';
import { button, element, icon } from './dom.ts';
import type { CommandInfo } from './server.ts';
import { valuesOf } from './suggestions.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Opens a form in which a command can be filled in instead of typed. */
export function openForm(commands: readonly CommandInfo[], send: (request: CommandRequest) => void): void {
  const choice = element(
    'select',
    { id: 'form-command' },
    ...commands.map(({ name }) => element('option', {}, name)),
  );
  const body = element('div', { class: 'form-body' });
  const form = element(
    'form',
    { method: 'dialog', class: 'form' },
    element(
      'header',
      {},
      element('h2', { id: 'form-title' }, 'Fill in a command'),
      closeButton(() => dialog.close()),
    ),
    labelled('Command', 'form-command', choice),
    body,
    element('button', { class: 'primary' }, 'Ask'),
  );
  const dialog = element('dialog', { class: 'form-dialog', 'aria-labelledby': 'form-title' }, form);
  const chosen = () => commands.find(({ name }) => name === choice.value)!;
  let controls: readonly Control[] = [];
  const draw = () => {
    controls = chosen().fields.map(drawControl);
    const rows = chosen().fields.map((field, index) => drawRow(field, controls[index]!));
    body.replaceChildren(element('p', { class: 'soft' }, chosen().summary), ...rows);
  };
  choice.addEventListener('change', draw);
  form.addEventListener('submit', () =>
    send({ command: choice.value, args: readControls(chosen().fields, controls) }),
  );
  dialog.addEventListener('close', () => dialog.remove());
  draw();
  document.body.append(dialog);
  dialog.showModal();
}

/** What was filled in; what was left empty is not sent, so that the command's own default holds. */
function readControls(fields: readonly Field[], controls: readonly Control[]): CommandRequest['args'] {
  const given: Record<string, string | number | boolean> = {};
  fields.forEach(({ name, type }, index) => {
    const control = controls[index]!;
    const value = control.value.trim();
    if (type === 'boolean') {
      if (control instanceof HTMLInputElement && control.checked) given[name] = true;
    } else if (value !== '') {
      given[name] = type === 'integer' || type === 'number' ? Number(value) : value;
    }
  });
  return given;
}

function drawControl(field: Field): Control {
  const { name, type, required, minimum, maximum, maxLength, format } = field;
  const common = { id: `form-${name}`, required, 'aria-describedby': `form-${name}-about` };
  const standard = field.default === undefined ? '' : String(field.default);
  if (type === 'choice') {
    const values = valuesOf(field).map((value) => element('option', {}, value));
    const none = required
      ? []
      : [element('option', { value: '' }, standard ? `as usual: ${standard}` : 'as usual')];
    return element('select', common, ...none, ...values);
  }
  if (format === 'layers')
    return element('textarea', { ...common, rows: 2, maxlength: maxLength, spellcheck: 'false' });
  if (type === 'boolean') return element('input', { ...common, required: false, type: 'checkbox' });
  const number = type === 'integer' || type === 'number';
  return element('input', {
    ...common,
    type: number ? 'number' : 'text',
    min: minimum,
    max: maximum,
    step: type === 'number' ? 'any' : undefined,
    maxlength: number ? undefined : maxLength,
    placeholder: standard,
    list: valuesOf(field).length > 0 ? `form-${name}-values` : undefined,
    autocomplete: 'off',
  });
}

function drawRow(field: Field, control: Control): HTMLElement {
  const { name, description } = field;
  const values = element(
    'datalist',
    { id: `form-${name}-values` },
    ...valuesOf(field).map((value) => element('option', { value })),
  );
  const about = element('p', { id: `form-${name}-about`, class: 'soft' }, description);
  return element(
    'div',
    { class: 'form-row' },
    labelled(name, control.id, control),
    about,
    ...(control.hasAttribute('list') ? [values] : []),
  );
}

function labelled(text: string, id: string, control: Control): HTMLElement {
  return element('div', { class: 'labelled' }, element('label', { for: id }, text), control);
}

function closeButton(close: () => void): HTMLElement {
  return button({ class: 'icon-button', 'aria-label': 'Close' }, close, icon('close'));
}
