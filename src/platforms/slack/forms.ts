import type {
  AckFn,
  App,
  BlockAction,
  GlobalShortcut,
  StaticSelectAction,
  ViewResponseAction,
  ViewSubmitAction,
  webApi,
} from '@slack/bolt';
import type { Caller } from '../../chat/caller.ts';
import { mistakeReply, outcomeOf, type Trouble } from '../../chat/mistake.ts';
import type { Reply } from '../../chat/reply.ts';
import type { CommandRequest } from '../../chat/request.ts';
import { UserError } from '../../user-error.ts';
import { type Answering, type AnsweringTo, answer } from './answer.ts';
import { askerOf } from './asker.ts';
import { cut } from './block-kit.ts';
import { OPEN_FORM } from './callbacks.ts';
import type { SlackFile } from './files.ts';
import { blockOf, CHOOSE, FORM, type FormState, filesIn, filledIn, formView } from './form.ts';
import { channelOutlet } from './outlet.ts';

/** Opens the form, changes its fields with the command, and answers it; mistakes are shown in it. */
export function listenToForms(app: App, answeringTo: AnsweringTo): void {
  app.shortcut<GlobalShortcut>(
    { callback_id: OPEN_FORM, type: 'shortcut' },
    async ({ shortcut, client, context }) => {
      const { bot } = answeringTo(context);
      await client.views.open({ trigger_id: shortcut.trigger_id, view: formView(bot.commands, '') });
    },
  );
  app.action<BlockAction<StaticSelectAction>>(CHOOSE, async ({ action, body, client, context }) => {
    if (!body.view) return;
    const { bot } = answeringTo(context);
    const view = formView(bot.commands, action.selected_option.value);
    await client.views.update({ view_id: body.view.id, view });
  });
  app.view<ViewSubmitAction>(FORM, async ({ view, body, ack, client, context }) => {
    const request = { command: view.private_metadata, args: filledIn(view.state.values as FormState) };
    const asker = askerOf(body);
    const files = filesIn(view.state.values as FormState);
    await answerForm(request, files, asker, client, ack, answeringTo(context));
  });
}

async function answerForm(
  request: CommandRequest,
  files: ReturnType<typeof filesIn>,
  asker: { readonly user: string; readonly team: string },
  client: webApi.WebClient,
  ack: AckFn<ViewResponseAction>,
  answering: Answering,
): Promise<void> {
  const caller = await answering.callers(client, asker);
  const replies = answersTo(request, files, client, caller, answering)[Symbol.asyncIterator]();
  const first = await soonest(replies);
  const errors = first.reply && errorsOf(first.reply, request, answering);
  if (errors) {
    await replies.return?.(undefined);
    return void (await ack({ response_action: 'errors', errors }));
  }
  await ack();
  await answer(
    {
      request,
      replies: resumed(first.next, replies),
      caller,
      client,
      team: asker.team,
      outlet: () => channelOutlet(client, answering.inTurn, { channel: asker.user }),
    },
    answering,
  );
}

async function* answersTo(
  { command, args }: CommandRequest,
  files: ReturnType<typeof filesIn>,
  client: webApi.WebClient,
  caller: Caller,
  { bot, files: attachments, signal }: Answering,
): AsyncGenerator<Reply> {
  try {
    const pictures: Record<string, string> = {};
    for (const [field, file] of files) {
      pictures[field] = await attachments.picture(file as SlackFile, client.token);
    }
    yield* bot.answer({ command, args: { ...args, ...pictures } }, { caller, signal });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    yield mistakeReply(error);
  }
}

/** A form waits three seconds for its acknowledgement: so long a mistake can be told in it. */
const PATIENCE = 1800;

async function soonest(replies: AsyncIterator<Reply>) {
  const next = replies.next();
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE).unref());
  const result = await Promise.race([next, late]);
  return { next, reply: result?.done ? undefined : result?.value };
}

async function* resumed(
  next: Promise<IteratorResult<Reply>>,
  rest: AsyncIterator<Reply>,
): AsyncGenerator<Reply> {
  for (let result = await next; !result.done; result = await rest.next()) yield result.value;
}

function errorsOf(
  reply: Reply,
  { command: name }: CommandRequest,
  { bot }: Answering,
): Record<string, string> | undefined {
  const command = bot.commands.find((candidate) => candidate.name === name);
  if (!command || outcomeOf(reply) !== 'mistake') return undefined;
  const { mistakes } = reply.data as Extract<Trouble, { mistakes: readonly unknown[] }>;
  return Object.fromEntries(
    mistakes.map(({ wrong, write }) => [
      blockOf(wrong, command),
      cut(write === undefined ? wrong : `${wrong} Write: ${write}`, 300),
    ]),
  );
}
