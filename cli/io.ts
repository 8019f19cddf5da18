/** What the commands need of the world, so that tests can hand in another one. */
import type { Instant } from './engine.ts';
import type { Lines } from './lines.ts';
import type { Typing } from './plain/typing.ts';

export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The folder that holds the package: its `trees/` and `package.json`. */
  readonly home: string;
  /** The folder with the preview's page; the one in `home` unless given. */
  readonly pageFolder?: string;
  /** Checks of packs are kept for the next start. */
  readonly cache?: true;
  readonly lines: Lines;
  /** Lines as somebody types them; only where a terminal can be drawn on. `lines` is not read then. */
  typing?(): Promise<Typing>;
  readonly inputIsTerminal: boolean;
  readonly outputIsTerminal: boolean;
  readonly errorIsTerminal?: boolean;
  /** Columns of the terminal; 0 where it does not say. */
  readonly columns: number;
  out(text: string): void;
  err(text: string): void;
  now(): Instant;
  newId(): string;
  /** Ends what would go on for ever (`check --watch`); on a terminal Ctrl+C does. */
  readonly stop?: AbortSignal;
  /** Told when a watch has begun. */
  watchReady?(): void;
}

/** Some set it empty, or to what means no, where there is none. */
export const onCi = ({ env }: Pick<Io, 'env'>): boolean => !/^(0|false|)$/i.test(env.CI ?? '');

/** Colours only for a terminal that wants them. */
export function wantsColour(io: Io): boolean {
  if (!io.outputIsTerminal || io.env.TERM === 'dumb') return false;
  if (io.env.NO_COLOR) return false;
  return io.env.FORCE_COLOR !== '0' && io.env.FORCE_COLOR !== 'false';
}
