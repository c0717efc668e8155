import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environment } from '../src/environment.ts';

const read = (file: string) => readFileSync(file, 'utf8');

/** The instructions of the Dockerfile by stage, continued lines joined. */
const stages = read('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split(/^(?=FROM )/m)
  .filter((stage) => stage.startsWith('FROM '))
  .map((stage) => stage.split('\n').filter(Boolean));

describe('The image', () => {
  const [build = [], run = []] = stages;
  const all = (word: string) => run.filter((line) => line.startsWith(`${word} `));

  it('is built in one stage and runs in another, on the same pinned line of Node', () => {
    expect(stages).toHaveLength(2);
    expect([build[0], run[0]]).toEqual(['FROM node:20-bookworm-slim AS build', 'FROM node:20-bookworm-slim']);
  });

  it('takes from the build only what runs', () => {
    const copied = all('COPY').map((line) => /^COPY --from=build \/app\/(\S+) /.exec(line)?.[1]);
    expect(copied).toEqual(['package.json', 'node_modules', 'assets', 'dist']);
  });

  it('runs as somebody who owns nothing but the data', () => {
    expect(all('USER')).toEqual(['USER node']);
    expect(run.findIndex((line) => line.startsWith('USER'))).toBeLessThan(
      run.findIndex((line) => line.startsWith('CMD')),
    );
    expect(run.filter((line) => line.includes('--chown'))).toEqual([]);
    expect(all('RUN')).toEqual(['RUN install --directory --owner=node --group=node --mode=0700 /data']);
  });

  it('starts the program itself, so that signals reach it, and says how it is', () => {
    expect(all('CMD')).toEqual([
      'CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=256", "dist/main.js"]',
    ]);
    expect(all('HEALTHCHECK')[0]).toContain('/livez');
  });

  it('sets only variables that the program reads, and no secret', () => {
    const set = all('ENV').flatMap((line) => [...line.matchAll(/(\w+)=/g)].map(([, name]) => name!));
    expect(set).toContain('DATA_FOLDER');
    expect(set.filter((name) => name !== 'NODE_ENV' && !(name in environment.shape))).toEqual([]);
    expect(set.filter((name) => /TOKEN|SECRET|KEY|DATABASE/.test(name))).toEqual([]);
    const port = /METRICS_PORT=(\d+)/.exec(all('ENV')[0]!)![1];
    expect(all('HEALTHCHECK')[0]).toContain(`:${port}/livez`);
  });

  it('is never given secrets, data or what was built elsewhere', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining(['.git', '.env', '.env.*', 'data', 'node_modules', 'dist']),
    );
    expect(ignored.filter((line) => line.startsWith('!'))).toEqual([]);
  });
});

describe('The composition', () => {
  const { services, volumes } = parse(read('compose.yaml'));
  const { convbot } = services;

  it('is one service with one volume', () => {
    expect(Object.keys(services)).toEqual(['convbot']);
    expect(Object.keys(volumes)).toEqual(['data']);
    expect(convbot.volumes).toEqual(['data:/data']);
  });

  it('can write to its data and to memory alone', () => {
    expect(convbot.read_only).toBe(true);
    expect(convbot.tmpfs).toEqual(['/tmp']);
  });

  it('has no privilege, gets none, and is not root', () => {
    expect(convbot.cap_drop).toEqual(['ALL']);
    expect(convbot.security_opt).toEqual(['no-new-privileges:true']);
    expect(convbot.user).toBe('node');
    for (const key of ['privileged', 'cap_add', 'network_mode', 'pid', 'devices']) {
      expect(convbot).not.toHaveProperty(key);
    }
  });

  it('is bounded in memory, processes and logs', () => {
    expect(convbot.mem_limit).toBe('3g');
    expect(convbot.pids_limit).toBeLessThanOrEqual(200);
    expect(convbot.logging.options).toMatchObject({ 'max-size': '10m' });
  });

  it('gives running answers longer to end than the program takes', () => {
    expect(Number.parseInt(convbot.stop_grace_period, 10)).toBeGreaterThan(20);
  });

  it('opens its door to this machine alone, and its figures to nobody outside', () => {
    expect(convbot.ports).toEqual(['127.0.0.1:3000:3000']);
  });

  it('takes secrets from a file that is not in the repository', () => {
    expect(convbot.env_file).toEqual([{ path: '.env', required: false }]);
    expect(convbot).not.toHaveProperty('environment');
    expect(read('.gitignore').split('\n')).toContain('.env');
  });
});

describe('The systemd unit', () => {
  const lines = read('deploy/convbot.service').split('\n');

  it.each([
    'ExecStart=/usr/bin/node --max-semi-space-size=8 --max-old-space-size=256 dist/main.js',
    'DynamicUser=yes',
    'StateDirectory=convbot',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    'PrivateTmp=yes',
    'PrivateDevices=yes',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX',
    'RestrictNamespaces=yes',
    'SystemCallFilter=@system-service',
    'MemoryMax=3G',
    'TasksMax=200',
    'KillMode=mixed',
    'TimeoutStopSec=30',
  ])('says %s', (line) => expect(lines).toContain(line));

  it('holds no secret', () => {
    expect(lines.filter((line) => /TOKEN|SECRET|PASSWORD/.test(line))).toEqual([]);
  });
});
