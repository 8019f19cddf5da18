/** The server of the preview: the page's own files, what was read of the pack, its pictures, and word of every new reading. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { CHANGED, PATHS } from './contract.ts';
import { pictureAt } from './pictures.ts';
import { previewReader, type Reading, type ReadingOptions } from './reading.ts';
import { refusalOf } from './refusing.ts';

export interface PreviewOptions extends ReadingOptions {
  /** The folder with the page's own files. */
  readonly page: string;
  /** 0: any that is free. */
  readonly port: number;
}

export interface Preview {
  readonly url: string;
  readonly reading: Reading;
  /** Reads the folder again and tells every page that looks. */
  again(): Promise<Reading>;
  close(): Promise<void>;
}

/** Why a port cannot be had. */
export type PortProblem = 'in-use' | 'not-allowed';

const OWN_FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
};

/** Sent with everything: nothing from elsewhere is loaded, nothing of ours is loaded elsewhere, nothing is kept. */
const ALWAYS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const;

/** Pages that may look at the same time. */
const MOST_PAGES = 64;
/** A line that goes unanswered by whatever stands between keeps the connection from being given up. */
const HEARTBEAT_MS = 20_000;

/** Reads the folder once and begins to answer on 127.0.0.1; a port that cannot be had is a value. */
export async function startPreview(options: PreviewOptions): Promise<Preview | { readonly problem: PortProblem }> {
  const read = previewReader(options);
  let reading = await read();
  let port = options.port;
  const looking = new Set<ServerResponse>();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const send = (status: number, type: string, body: string | Uint8Array, more: Record<string, string> = {}) => {
      response.writeHead(status, { ...ALWAYS, 'Content-Type': type, ...more });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const text = (status: number, sentence: string, more?: Record<string, string>) =>
      send(status, 'text/plain; charset=utf-8', `${sentence}\n`, more);
    const refusal = refusalOf(request, port);
    if (refusal) return text(refusal.status, refusal.why, refusal.status === 405 ? { Allow: 'GET, HEAD' } : {});
    const path = (request.url ?? '').split('?', 1)[0] as string;
    const own = Object.hasOwn(OWN_FILES, path) ? OWN_FILES[path] : undefined;
    if (own) return send(200, own[1], await readFile(join(options.page, own[0])));
    if (path === PATHS.state) return send(200, 'application/json', JSON.stringify(reading.state));
    if (path === PATHS.pack && reading.body !== undefined) return send(200, 'application/json', reading.body);
    if (path === PATHS.events) return listen(request, response);
    const picture = path.startsWith(PATHS.picture)
      ? await pictureAt(options.folder, path.slice(PATHS.picture.length))
      : undefined;
    // A picture that is looked at by itself is a document, and an SVG could hold a script.
    const still = { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" };
    return picture ? send(200, picture.type, picture.bytes, still) : text(404, 'There is nothing here.');
  };

  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method === 'HEAD' || looking.size >= MOST_PAGES) {
      response.writeHead(request.method === 'HEAD' ? 200 : 503, ALWAYS).end();
      return;
    }
    response.writeHead(200, { ...ALWAYS, 'Content-Type': 'text/event-stream' });
    response.write(`retry: 1000\nevent: ${CHANGED}\ndata: \n\n`);
    looking.add(response);
    response.on('close', () => looking.delete(response));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { ...ALWAYS, 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`${error instanceof Error ? error.message : String(error)}\n`);
    });
  });
  const problem = await listening(server, options.port);
  if (problem) return { problem };
  const address = server.address();
  if (address !== null && typeof address === 'object') port = address.port;
  const heart = setInterval(() => {
    for (const page of looking) page.write(':\n\n');
  }, HEARTBEAT_MS);
  heart.unref();

  return {
    url: `http://127.0.0.1:${port}/`,
    get reading() {
      return reading;
    },
    async again() {
      reading = await read();
      for (const page of looking) page.write(`event: ${CHANGED}\ndata: \n\n`);
      return reading;
    },
    close: () =>
      new Promise((closed) => {
        clearInterval(heart);
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<PortProblem | undefined> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done('in-use');
      else if (error.code === 'EACCES') done('not-allowed');
      else fail(error);
    });
    server.listen(port, '127.0.0.1', () => done(undefined));
  });
}
