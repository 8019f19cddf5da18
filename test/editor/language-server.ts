/** A real yaml-language-server over its pipe, as an editor runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

export interface Position {
  readonly line: number;
  readonly character: number;
}
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}
export interface Problem {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

export interface Editor {
  /** Opens a file that may exist in the editor alone, and waits for what the server says about it. */
  open(path: string, text: string): Promise<readonly Problem[]>;
  complete(path: string, at: Position): Promise<readonly { readonly label: string; readonly documentation: string }[]>;
  hover(path: string, at: Position): Promise<string>;
  close(): Promise<void>;
}

const SETTINGS = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } };

export async function startEditor(): Promise<Editor> {
  const server = spawn(
    process.execPath,
    [require.resolve('yaml-language-server/bin/yaml-language-server'), '--stdio'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const waiting = new Map<number, (message: Message) => void>();
  const told = new Map<string, (problems: readonly Problem[]) => void>();
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let id = 0;
  const ask = (method: string, params: unknown) =>
    new Promise<unknown>((done, fail) => {
      id += 1;
      waiting.set(id, ({ result, error }) => (error ? fail(new Error(JSON.stringify(error))) : done(result)));
      send({ id, method, params });
    });
  messagesOf(server, (message) => {
    if (message.method === 'workspace/configuration') {
      const { items } = message.params as { items: { section: keyof typeof SETTINGS }[] };
      send({ id: message.id, result: items.map(({ section }) => SETTINGS[section] ?? null) });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: readonly Problem[] };
      told.get(uri)?.(diagnostics);
    } else if (message.method !== undefined && message.id !== undefined) send({ id: message.id, result: null });
    else if (message.id !== undefined) waiting.get(message.id)?.(message);
  });

  const folder = pathToFileURL(resolve('.')).href;
  await ask('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'project' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } } },
    },
  });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings: SETTINGS } });

  const uriOf = (path: string) => pathToFileURL(resolve(path)).href;
  return {
    open: (path, text) =>
      new Promise((done) => {
        told.set(uriOf(path), done);
        send({
          method: 'textDocument/didOpen',
          params: { textDocument: { uri: uriOf(path), languageId: 'yaml', version: 1, text } },
        });
      }),
    async complete(path, position) {
      const { items } = (await ask('textDocument/completion', { textDocument: { uri: uriOf(path) }, position })) as {
        items: { label: string; documentation?: string | { value: string } }[];
      };
      return items.map(({ label, documentation = '' }) => ({
        label,
        documentation: typeof documentation === 'string' ? documentation : documentation.value,
      }));
    },
    async hover(path, position) {
      const found = (await ask('textDocument/hover', { textDocument: { uri: uriOf(path) }, position })) as {
        contents: { value: string };
      } | null;
      return found?.contents.value ?? '';
    },
    async close() {
      await ask('shutdown', null);
      const gone = new Promise((done) => server.once('exit', done));
      send({ method: 'exit' });
      await gone;
    },
  };
}

/** Messages are told apart by their length, in bytes. */
function messagesOf(server: ChildProcess, take: (message: Message) => void): void {
  let rest = Buffer.alloc(0);
  server.stdout?.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      const length = end < 0 ? undefined : /Content-Length: (\d+)/.exec(rest.toString('latin1', 0, end))?.[1];
      if (length === undefined || rest.length < end + 4 + Number(length)) return;
      const body = rest.subarray(end + 4, end + 4 + Number(length));
      rest = rest.subarray(end + 4 + Number(length));
      take(JSON.parse(body.toString('utf8')));
    }
  });
}
