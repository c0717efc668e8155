import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Bot } from '../../../src/chat/bot.ts';
import { fieldsOf } from '../../../src/chat/fields.ts';
import { formView } from '../../../src/platforms/slack/form.ts';
import { brokenRules } from '../../servers/slack/block-rules.ts';
import { globalShortcut, pressed, submission } from '../../servers/slack/people.ts';
import { perceived } from '../../servers/slack/perceived.ts';
import { isComplete, withBot } from './with-bot.ts';

const { slack } = withBot();
const registry = commands as unknown as Bot['commands'];

describe('The form in Slack', () => {
  it.each(registry.map(({ name }) => name))('has the fields of %s, within Slack’s limits', (name) => {
    const { blocks } = formView(registry, name);
    const fields = fieldsOf(registry.find((command) => command.name === name)!);
    expect(brokenRules(blocks, 'modal', { isUsable: () => true, tables: true })).toEqual([]);
    for (const field of fields) expect(perceived(blocks)).toContain(field.name);
  });

  it('opens by the shortcut, changes with the command, and is answered in direct messages', async () => {
    const { socket, workspace } = slack();
    await socket.send('interactive', globalShortcut());
    const { view, id } = await workspace.until(() => workspace.views[0]);
    const choice = { type: 'static_select', action_id: 'choose', selected_option: { value: 'summary' } };
    await socket.send(
      'interactive',
      pressed(choice, 'U1', { container: { type: 'view', view_id: id }, view: { ...view, id } }),
    );
    const changed = await workspace.until(() => workspace.views[1]);
    const { payload } = await socket.send(
      'interactive',
      submission(changed.view, {
        'field:model': { value: 'conv 8 3x3' },
        'field:input': { value: '28x28x1' },
      }),
    );
    expect(payload ?? {}).toEqual({});
    const answer = await workspace.until(() => workspace.all().find(isComplete));
    expect(answer.channel).toBe('D1');
    expect(perceived(answer.blocks)).toContain('80');
  });

  it('shows a mistake at its field and stays open', async () => {
    const view = formView(registry, 'summary') as unknown as Record<string, unknown>;
    const { payload } = await slack().socket.send(
      'interactive',
      submission(view, { 'field:model': { value: 'comv 8 3x3' } }),
    );
    expect(payload).toMatchObject({ response_action: 'errors' });
    expect(Object.keys((payload as { errors: object }).errors)).toEqual(['field:model:summary']);
  });
});
