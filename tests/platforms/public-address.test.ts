import { createServer } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicAgent, isPublicAddress } from '../../src/platforms/public-address.ts';

let seen = 0;
const canary = createServer((_, response) => {
  seen += 1;
  response.end('seen');
});
canary.on('connection', () => {
  seen += 1;
});
beforeAll(() => new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  canary.close();
});
const port = () => (canary.address() as AddressInfo).port;

const resolvingTo =
  (...addresses: string[]): LookupFunction =>
  (_, options, callback) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) callback(null, found);
    else callback(null, found[0]!.address, found[0]!.family);
  };

describe('An address', () => {
  it.each(['8.8.8.8', '162.159.135.233', '2606:4700::6810:85e5', '2a00:1450:4001:80b::200e'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('A connection to public addresses only', () => {
  it.each([
    ['loopback', ['127.0.0.1']],
    ['loopback in IPv6', ['::1']],
    ['loopback inside an IPv6 address', ['::ffff:127.0.0.1']],
    ['a public address and loopback beside it', ['8.8.8.8', '127.0.0.1']],
  ])('is not made when the name leads to %s', async (_, addresses) => {
    const dispatcher = createPublicAgent(resolvingTo(...addresses));
    await expect(request(`http://files.test:${port()}/`, { dispatcher })).rejects.toThrow(/public address/);
    expect(seen).toBe(0);
  });

  it.each(['127.0.0.1', '127.1', '2130706433', '0x7f.1', '0', '[::1]', '[::ffff:7f00:1]'])(
    'is not made to %s, where no name is looked up',
    async (host) => {
      const dispatcher = createPublicAgent();
      await expect(request(`http://${host}:${port()}/`, { dispatcher })).rejects.toThrow(/public address/);
      expect(seen).toBe(0);
    },
  );

  it('is judged each time anew, for a name may lead elsewhere the second time', async () => {
    let asked = 0;
    const changing: LookupFunction = (host, options, callback) => {
      asked += 1;
      resolvingTo(asked === 1 ? '10.0.0.1' : '127.0.0.1')(host, options, callback);
    };
    const dispatcher = createPublicAgent(changing);
    for (const _ of ['first', 'second']) {
      await expect(request(`http://files.test:${port()}/`, { dispatcher })).rejects.toThrow(/public address/);
    }
    expect([asked, seen]).toEqual([2, 0]);
  });

  it('has a canary that would be seen', async () => {
    await request(`http://127.0.0.1:${port()}/`);
    expect(seen).toBeGreaterThan(0);
  });
});
