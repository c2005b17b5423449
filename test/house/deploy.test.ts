import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { nodeOptions } from '../../apps/cli/src/up/app-process.js';
import { read } from './tree.js';

interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: object;
  restart?: string;
  ports?: string[];
  depends_on: Record<string, { condition: string }>;
}

const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const dockerfile = read('deploy/Dockerfile');
const apps = ['gateway', 'worker', 'admin'];

/** The variables libs/platform reads: the keys of its schema. */
const settings = [...read('libs/platform/src/settings.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name);

describe('deployment files', () => {
  it('.env.example lists every setting, and no other', () => {
    const listed = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual([...settings].sort());
  });

  it('images are pinned to a full version', () => {
    const images = [...Object.values(services).map(({ image }) => image), /^FROM (\S+:\S+) AS/m.exec(dockerfile)?.[1]];
    expect(images.filter((image) => !/:\d+\.\d+(\.\d+)?(-[a-z-]+)?$/.test(image ?? ''))).toEqual([]);
  });

  it('the image runs as a user without rights', () => {
    expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM'));
  });

  it('the image starts the gateway with the options it has on embedded stores', () => {
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]') as string[];
    expect(command).toEqual(['node', ...nodeOptions('gateway'), 'dist/apps/gateway/src/main.js']);
  });

  it.each(apps)('%s starts what the build wrote, after the migration, with settings that exist', (name) => {
    const service = services[name];
    expect(service?.command).toEqual(['node', ...nodeOptions(name), `dist/apps/${name}/src/main.js`]);
    expect(service?.depends_on.migrate?.condition).toBe('service_completed_successfully');
    const own = ['DATABASE_URL_FILE', 'HEALTH_PORT'];
    const given = Object.keys(service?.environment ?? {});
    expect(given.filter((variable) => !own.includes(variable) && !settings.includes(variable))).toEqual([]);
  });

  it('every service but the migration says how it is, restarts, and is reached from this machine alone', () => {
    for (const [name, service] of Object.entries(services).filter(([name]) => name !== 'migrate')) {
      // The apps' check is in the image.
      expect([name, service.healthcheck !== undefined || apps.includes(name)]).toEqual([name, true]);
      expect([name, service.restart]).toEqual([name, 'unless-stopped']);
      const open = (service.ports ?? []).filter((port) => !port.startsWith('127.0.0.1:'));
      expect([name, open.length > 0]).toEqual([name, name === 'caddy']);
    }
  });

  it('Valkey evicts nothing, writes what it holds and has a limit', () => {
    const told = services.valkey?.command?.join(' ');
    expect(told).toContain('--maxmemory-policy noeviction');
    expect(told).toContain('--appendonly yes');
    expect(told).toMatch(/--maxmemory \d+mb/);
  });
});
