import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../src/chat/caller.ts';
import { type Open, openDoor } from '../../../src/door.ts';
import { createVisitors, nameBrowser } from '../../../src/platforms/web/visitor.ts';
import { budgetOf } from '../../../src/work/work.ts';

const doors: Open[] = [];
afterAll(() => Promise.all(doors.map((door) => door.shut())));

/** Who a real server takes a request for, by its X-Forwarded-For header. */
async function visitorsBehind(...trusted: string[]) {
  const visitors = createVisitors(trusted);
  const routes = new Hono().get('/', (context) => context.json(visitors(context)));
  const door = await openDoor(routes, { port: 0, host: '127.0.0.1' });
  doors.push(door);
  return async (forwarded?: string) => {
    const headers = new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded });
    const response = await fetch(door.url.replace('localhost', '127.0.0.1'), { headers });
    return ((await response.json()) as { user: string }).user;
  };
}

describe('A visitor', () => {
  it('is known by a digest, not by an address', async () => {
    const [one, other] = [await visitorsBehind(), await visitorsBehind()];
    expect(await one()).toMatch(/^[\w-]{16}$/);
    expect(await one()).toBe(await one());
    // Another process has another key: nobody can look an address up in a table.
    expect(await one()).not.toBe(await other());
  });

  it('cannot pass for somebody else by a header', async () => {
    const user = await visitorsBehind();
    expect(await user('203.0.113.9')).toBe(await user());
  });

  it('is whoever the trusted proxy says', async () => {
    const user = await visitorsBehind('127.0.0.0/8');
    expect(await user('203.0.113.9')).not.toBe(await user());
    expect(await user('203.0.113.9')).toBe(await user('203.0.113.9'));
    expect(await user('203.0.113.9')).not.toBe(await user('203.0.113.10'));
  });

  it('is the last address that no trusted proxy has, whatever the visitor put before it', async () => {
    const user = await visitorsBehind('127.0.0.1', '10.0.0.0/8');
    const expected = await user('203.0.113.9');
    for (const chain of ['198.51.100.1, 203.0.113.9', '10.1.1.1, 203.0.113.9, 10.0.0.2', 'x, 203.0.113.9']) {
      expect(await user(chain)).toBe(expected);
    }
    expect(await user('no address')).toBe(await user());
  });

  it('has one identity in its IPv6 network, where addresses are as many as one likes', async () => {
    const user = await visitorsBehind('127.0.0.1');
    expect(await user('2a00:1:2:3::1')).toBe(await user('2a00:1:2:3:ffff::2'));
    expect(await user('2a00:1:2:3::1')).not.toBe(await user('2a00:1:2:4::1'));
  });
});

describe('A browser', () => {
  const pages = async () => {
    const visitors = createVisitors([]);
    const routes = new Hono()
      .get('/', (context) => {
        nameBrowser(context);
        return context.json(visitors(context));
      })
      .get('/who', (context) => context.json(visitors(context)));
    const door = await openDoor(routes, { port: 0, host: '127.0.0.1' });
    doors.push(door);
    return (path: string, cookie?: string) =>
      fetch(`${door.url}${path}`, { headers: cookie === undefined ? {} : { cookie } });
  };

  it('is given a name by the page once, which its scripts cannot read', async () => {
    const get = await pages();
    const given = (await get('/')).headers.get('set-cookie')!;
    expect(given).toMatch(/^visitor=[\w-]{22}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await get('/', given.split(';')[0])).headers.get('set-cookie')).toBeNull();
  });

  it('is the same in every process, and shown by a name that is not its cookie', async () => {
    const [one, other] = [await pages(), await pages()];
    const cookie = (await one('/')).headers.get('set-cookie')!.split(';')[0]!;
    const who = (await (await one('/who', cookie)).json()) as Caller;
    expect(who).toMatchObject({
      platform: 'web',
      user: expect.stringMatching(/^[\w-]{16}$/),
      moderator: false,
    });
    expect(who.anonymous).toBeUndefined();
    expect(((await (await other('/who', cookie)).json()) as Caller).user).toBe(who.user);
    expect(cookie).not.toContain(who.user);
  });

  it('shares the limits of its address, however many names it takes', async () => {
    const get = await pages();
    const known = async (cookie?: string) => (await (await get('/who', cookie)).json()) as Caller;
    const [bare, one, other] = [
      await known(),
      await known(`visitor=${'a'.repeat(22)}`),
      await known(`visitor=${'b'.repeat(22)}`),
    ];
    expect(one.user).not.toBe(other.user);
    expect([budgetOf(one), budgetOf(other)]).toEqual([budgetOf(bare), budgetOf(bare)]);
  });

  it.each([
    'visitor=',
    'visitor=short',
    `visitor=${'a'.repeat(23)}`,
    'visitor=;;;',
    `other=${'a'.repeat(22)}`,
  ])('is nobody with a cookie that the page did not give: %s', async (cookie) => {
    const get = await pages();
    expect(await (await get('/who', cookie)).json()).toMatchObject({ anonymous: true });
  });
});
