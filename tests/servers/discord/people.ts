import { type Deliver, overGateway } from './deliver.ts';
import { shown } from './messages.ts';
import {
  ADA,
  CHANNEL,
  formData,
  interaction,
  menuData,
  messageEvent,
  type Person,
  slashData,
  type Values,
  type Where,
} from './payloads.ts';
import type { DiscordServer } from './server.ts';
import { allComponents, type Component, type Done, type Kept } from './state.ts';

/** Who does something, and where: Ada in the channel unless told. */
interface Acting {
  readonly person?: Person;
  readonly where?: Where;
}

/** What people do on Discord. Each is delivered to the bot as Discord would. */
export interface People {
  /** `/conv <command>` with its options. */
  command(command: string, values: Values, acting?: Acting & { readonly resolved?: object }): Done;
  /** What is offered while an option is typed. */
  type(
    command: string,
    option: string,
    typed: string,
  ): Promise<readonly { readonly name: string; readonly value: string }[]>;
  menu(name: string, content: string, acting?: Acting): Done;
  /** Presses the button with this label. */
  press(message: Kept, label: string, acting?: Acting): Done;
  fill(form: Done, values: Readonly<Record<string, string>>, acting?: Acting): Done;
  /** Writes a message; the result is its id. */
  say(content: string, acting?: Acting & { readonly more?: object }): string;
  edit(id: string, content: string, acting?: Acting & { readonly more?: object }): void;
  delete(id: string, where?: Where): void;
  /** A file at the CDN, as an attachment. */
  attachment(filename: string, bytes: Uint8Array): { readonly id: string; readonly [field: string]: unknown };
  /** The message that answers, as soon as it is whole. */
  answerTo(done: Done): Promise<Kept>;
  /** The message that answers a message, as soon as it is whole and has been changed `edits` times. */
  answerToMessage(id: string, edits?: number): Promise<Kept>;
  /** The bot's messages in a channel, the oldest first. */
  messagesIn(where: Where): readonly Kept[];
}

interface Delivering {
  /** How often everything is delivered. */
  readonly deliveries?: number;
  /** Over the gateway unless told. */
  readonly deliver?: Deliver;
}

export function createPeople(
  server: DiscordServer,
  { deliveries = 1, deliver = overGateway(server, deliveries) }: Delivering = {},
): People {
  const { state, gateway, application, until } = server;
  const emit = (type: string, data: unknown) => {
    for (let time = 0; time < deliveries; time += 1) gateway.emit(type, data);
  };

  function act(type: number, data: object, { person = ADA, where = CHANNEL }: Acting, on?: Kept): Done {
    const id = state.nextId();
    const done: Done = {
      id,
      token: `token-${id}`,
      type,
      channel: where.channel,
      born: Date.now(),
      on: on?.id,
      followUps: [],
    };
    state.done.set(id, done);
    const message = on ? { message: shown(on, server.apiUrl.replace('/api', '')) } : {};
    const delivered = {
      ...interaction({ id, token: done.token, application }, type, data, person, where),
      ...message,
    };
    deliver(delivered, done);
    return done;
  }

  const messageOf = (done: Done) => state.messages.get(done.followUps.at(-1) ?? done.original ?? '');
  return {
    command: (command, values, acting = {}) =>
      act(2, slashData(command, values, acting.resolved ? { resolved: acting.resolved } : {}), acting),
    async type(command, option, typed) {
      const done = act(4, slashData(command, { [option]: typed }, { focused: option }), {});
      const response = await until(() => done.response);
      return response.data?.choices as readonly { name: string; value: string }[];
    },
    menu: (name, content, acting = {}) =>
      act(2, menuData(name, messageEvent(state.nextId(), content, ADA, CHANNEL)), acting),
    press(message, label, acting = {}) {
      const button = buttonOf(message, label);
      return act(
        3,
        { custom_id: button.custom_id, component_type: 2, id: 1 },
        { where: whereOf(message), ...acting },
        message,
      );
    },
    fill(form, values, acting = {}) {
      const { custom_id: id, components } = form.response!.data as {
        custom_id: string;
        components: readonly Component[];
      };
      return act(5, formData(id, components, values), acting);
    },
    say(content, { person = ADA, where = CHANNEL, more = {} } = {}) {
      const id = state.nextId();
      emit('MESSAGE_CREATE', messageEvent(id, content, person, where, more));
      return id;
    },
    edit(id, content, { person = ADA, where = CHANNEL, more = {} } = {}) {
      emit(
        'MESSAGE_UPDATE',
        messageEvent(id, content, person, where, { edited_timestamp: new Date().toISOString(), ...more }),
      );
    },
    delete(id, where = CHANNEL) {
      emit('MESSAGE_DELETE', { id, channel_id: where.channel, guild_id: where.guild });
    },
    attachment(filename, bytes) {
      const id = state.nextId();
      const path = `/attachments/${CHANNEL.channel}/${id}/${filename}`;
      state.files.set(path, bytes);
      const url = server.apiUrl.replace('/api', path);
      return { id, filename, size: bytes.byteLength, url, proxy_url: url, content_type: 'image/png' };
    },
    answerTo: (done) =>
      until(() => {
        const message = messageOf(done);
        return message && isWhole(message) ? message : undefined;
      }),
    answerToMessage: (id, edits = 0) =>
      until(() =>
        [...state.messages.values()].find(
          (message) => message.replyTo === id && message.edits >= edits && isWhole(message),
        ),
      ),
    messagesIn: ({ channel }) =>
      [...state.messages.values()].filter((message) => message.channel === channel),
  };
}

/** What a person reads in a message: its text and the alternative texts of its pictures. */
export function textOf({ content, components }: Kept): string {
  return [content, ...allComponents(components).flatMap(wordsOf)].join('\n');
}

/** The labels of a message's buttons. */
export function labelsOf({ components }: Kept): readonly string[] {
  return allComponents(components).flatMap(({ label }) => (label === undefined ? [] : [label]));
}

function wordsOf({ content, label, items = [] }: Component): readonly string[] {
  return [
    ...(content === undefined ? [] : [content]),
    ...(label === undefined ? [] : [label]),
    ...items.map(({ description = '' }) => description),
  ];
}

function buttonOf(message: Kept, label: string): Component {
  const found = allComponents(message.components).find((component) => component.label === label);
  if (!found) throw new Error(`There is no button “${label}”, but ${labelsOf(message).join(', ')}.`);
  return found;
}

/** Neither deferred nor still at work. */
function isWhole(message: Kept): boolean {
  return !message.isLoading && !/[▰▱⏳]/u.test(textOf(message));
}

function whereOf({ channel }: Kept): Where {
  return { ...CHANNEL, channel };
}
