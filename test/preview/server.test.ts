import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SMALL, symptree } from '../cli/program.ts';
import { type Previewing, previewing } from './previewing.ts';

const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let preview: Previewing;
beforeAll(async () => {
  preview = await previewing(SMALL);
  mkdirSync(join(preview.folder, 'pictures'));
  for (const path of ['pictures/a b.png', '../secret.png', '.hidden.png'])
    writeFileSync(join(preview.folder, path), DOT);
  writeFileSync(
    join(preview.folder, 'drawn.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  symlinkSync('../../secret.png', join(preview.folder, 'pictures/out.png'));
  symlinkSync('..', join(preview.folder, 'up'));
  symlinkSync('a b.png', join(preview.folder, 'pictures/in.png'));
  symlinkSync('../pack.yaml', join(preview.folder, 'pictures/words.png'));
});
afterAll(() => preview.close());

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

/** As written: no client that tidies the address first. */
function ask(path: string, { method = 'GET', ...headers }: Record<string, string> = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: preview.port,
        path,
        method,
        headers: headers.Host === '' ? {} : { Host: `127.0.0.1:${preview.port}`, ...headers },
        setHost: false,
        agent: false,
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
        );
      },
    );
    asked.on('error', fail);
    asked.end();
  });
}

describe('the preview server answers', () => {
  it.each(['/', '/page.js', '/page.css', '/icon.svg', '/state', '/pack'])('%s, guarded', async (path) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(100);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    const { status: known, body: nothing } = await ask(path, { method: 'HEAD' });
    expect([known, nothing.length]).toEqual([200, 0]);
  });

  it('localhost as well', async () => {
    expect((await ask('/', { Host: `LocalHost:${preview.port}` })).status).toBe(200);
  });

  it('pictures of the pack, also by a link inside it', async () => {
    for (const path of ['/picture/pictures/a%20b.png', '/picture/pictures/in.png']) {
      const { status, headers, body } = await ask(path);
      expect([status, headers['content-type'], body.equals(DOT)]).toEqual([200, 'image/png', true]);
    }
    expect((await ask('/picture/drawn.svg')).headers['content-security-policy']).toContain('sandbox');
  });
});

describe('the preview server refuses', () => {
  it.each([
    ['another name for this machine', { Host: 'preview.example' }],
    ['another name with our port', { Host: 'preview.example:PORT' }],
    ['our name with another port', { Host: '127.0.0.1:1' }],
    ['no name', { Host: '' }],
    ['another page', { Origin: 'http://preview.example' }],
    ['a page without origin', { Origin: 'null' }],
    ['what another page loads', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }],
    ['what another port of this machine loads', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors' }],
  ])('%s', async (_, headers) => {
    const named = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(preview.port))]),
    );
    for (const path of ['/state', '/pack', '/events', '/picture/pictures/in.png']) {
      const { status, body } = await ask(path, named);
      // Node itself answers 400 where a request names no host.
      expect([403, 400]).toContain(status);
      expect(body.toString()).not.toContain('format');
    }
  });

  it('a link from elsewhere to anything but the page itself', async () => {
    const followed = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
    expect((await ask('/', followed)).status).toBe(200);
    expect((await ask('/state', followed)).status).toBe(403);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s', async (method) => {
    const { status, headers } = await ask('/state', { method });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it.each([
    '/picture/../pack.yaml',
    '/picture/../../secret.png',
    '/picture/..%2f..%2fsecret.png',
    '/picture/%2e%2e/secret.png',
    '/picture/%2e%2e%2fsecret.png',
    '/picture/%252e%252e/secret.png',
    '/picture/pictures/../../secret.png',
    '/picture/pictures/%5c..%5c..%5csecret.png',
    '/picture//etc/passwd',
    '/picture/%2fetc%2fpasswd',
    '/picture/pictures/in.png%00.svg',
    '/picture/%ff',
    '/picture/.hidden.png',
    '/picture/pictures/out.png',
    '/picture/pictures/words.png',
    '/picture/up/secret.png',
    '/picture/pack.yaml',
    '/picture/pictures',
    '/picture/',
    '/pack.yaml',
    '/../package.json',
    '/page.js/../../symptree.mjs',
    '/__proto__',
    '//',
  ])('%s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });
});

describe('symptree preview', () => {
  it('says which port is taken', async () => {
    const { code, err } = await symptree(['preview', SMALL, '--port', String(preview.port), '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toContain(`Port ${preview.port} is in use`);
  });

  it.each([['70000'], ['-1'], ['abc'], ['']])('takes no port %j', async (port) => {
    const { code } = await symptree(['preview', SMALL, `--port=${port}`]);
    expect(code).toBe(2);
  });

  it('says what is no pack, and leaves no server behind', async () => {
    const { code, err } = await symptree(['preview', 'test/preview', '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toContain('pack.yaml');
    expect((await symptree(['preview', 'nowhere-at-all'])).code).toBe(2);
  });

  it('is not led in circles by a link, and follows what is saved', async () => {
    const home = mkdtempSync(join(tmpdir(), 'symptree-circle-'));
    cpSync(SMALL, join(home, 'pack'), { recursive: true });
    symlinkSync('.', join(home, 'pack', 'round'));
    const other = await previewing(join(home, 'pack'));
    const title = async () => JSON.parse(await (await fetch(`${other.url}pack`)).text()).pack.title.words['zh-CN'];
    await other.save('pack.yaml', (text) => text.replace('小课堂', '大课堂'));
    await vi.waitFor(async () => expect(await title()).toBe('大课堂'), 10_000);
    await other.close();
    rmSync(home, { recursive: true });
  });

  it('ends when it is told to, with pages still looking', async () => {
    const other = await previewing(SMALL);
    const stream = await fetch(`${other.url}events`);
    const reader = stream.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('event: changed');
    await other.close();
    await expect(reader?.read()).rejects.toThrow();
    const free = createServer();
    await new Promise<void>((done) => free.listen(other.port, '127.0.0.1', done));
    free.close();
  });
});
