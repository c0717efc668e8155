import { type Measurement, median, quantile, under } from '../measure.ts';
import { megabytesOf } from '../process.ts';
import { machine, print } from '../report.ts';
import type { Asked, Chat } from './chat.ts';
import { discordChat } from './discord.ts';
import { slackChat } from './slack.ts';

const AT_ONCE = 32;
const REQUESTS = 200;
const MANY = 5000;
const FLOOD = 100;
/** Requests until the caches are full and the code is compiled. */
const WARM = 400;
/**
 * Further requests before memory is measured: what is in use is the same from some 400 on, but the pages in which it lies, and
 * which are not given back, still grow by a tenth until some 2,000.
 */
const SETTLED = 1500;

/** Both chats under load, the shipped program in each. Loopback alone; `short` leaves out what takes minutes. */
const short = process.argv.includes('short');
print(machine());
for (const open of [discordChat, slackChat]) {
  const chat = await open();
  // Whatever goes wrong here, no program is left running.
  process.once('exit', () => chat.bot.signal('SIGKILL'));
  try {
    await asked(chat, WARM, AT_ONCE);
    print(...(await concurrent(chat)));
    print(...(await flooded(chat)));
    if (!short) print(...(await memory(chat)));
  } finally {
    await chat.stop();
  }
}

/** Many at once: how long until the first words and the picture, and how late the event loop was meanwhile. */
async function concurrent(chat: Chat): Promise<readonly Measurement[]> {
  await eventLoopDelay(chat);
  const all = await asked(chat, REQUESTS, AT_ONCE);
  const delay = await eventLoopDelay(chat);
  const first = all.map((one) => one.first);
  const picture = all.map((one) => one.picture);
  const what = `${chat.name}: ${REQUESTS} requests, ${AT_ONCE} at once`;
  return [
    under(`${what}: first answer, median`, median(first), 150),
    under(`${what}: first answer, 99th percentile`, quantile(first, 0.99), 150),
    under(`${what}: picture, median`, median(picture), 1000),
    under(`${what}: picture, 99th percentile`, quantile(picture, 0.99), 1000),
    under(`${what}: event loop’s delay, 99th percentile`, delay, 50),
  ];
}

/** Two who ask for a hundred each at once, and one who asks for one after the other. */
async function flooded(chat: Chat): Promise<readonly Measurement[]> {
  const alone = await polite(chat, 10);
  const floods = [1, 2].map((user) => Promise.all(Array.from({ length: FLOOD }, () => chat.ask(user))));
  const beside = await polite(chat, 5);
  await Promise.all(floods);
  return [
    { what: `${chat.name}: picture for one user alone, median`, figure: `${alone.toFixed(0)} ms` },
    under(`${chat.name}: the same beside two users with ${FLOOD} requests each, median`, beside, 1000),
  ];
}

async function polite(chat: Chat, times: number): Promise<number> {
  const pictures: number[] = [];
  for (let index = 0; index < times; index += 1) pictures.push((await chat.ask(0)).picture);
  return median(pictures);
}

async function memory(chat: Chat): Promise<readonly Measurement[]> {
  await asked(chat, SETTLED, AT_ONCE);
  const before = megabytesOf(chat.bot.pid);
  await asked(chat, MANY, AT_ONCE);
  const after = megabytesOf(chat.bot.pid);
  return [
    {
      what: `${chat.name}: memory of all processes once it has settled, and after ${MANY} more requests`,
      figure: `${before.toFixed(0)} → ${after.toFixed(0)} MB`,
      goal: 'no growth beyond 10 %',
      met: after < before * 1.1,
    },
  ];
}

/** So many requests, each by a user of their own, so many at once. */
async function asked(chat: Chat, times: number, atOnce: number): Promise<readonly Asked[]> {
  const all: Asked[] = [];
  let next = 0;
  const lane = async () => {
    while (next < times) {
      next += 1;
      all.push(await chat.ask(1000 + next));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return all;
}

/** In milliseconds, since it was last asked for. */
async function eventLoopDelay(chat: Chat): Promise<number> {
  const url = /"metrics":"([^"]+)"/.exec(chat.bot.output())![1]!;
  const text = await (await fetch(`${url.replace('localhost', '127.0.0.1')}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)![1]) * 1000;
}
