/** What the server has read, followed: fetched once, and again after every word of a change. */
import { useEffect, useState } from 'react';
import { CHANGED, PATHS, type PreviewPack, type PreviewState } from '../contract.ts';

export interface Live {
  readonly state?: PreviewState;
  /** The last whole pack. */
  readonly whole?: PreviewPack;
  /** The server cannot be reached. */
  readonly offline: boolean;
}

export function useLive(): Live {
  const [live, setLive] = useState<Live>({ offline: false });
  useEffect(() => {
    const source = new EventSource(PATHS.events);
    let running: Promise<void> = Promise.resolve();
    let whole: PreviewPack | undefined;
    const read = async () => {
      const state = await fetched<PreviewState>(PATHS.state);
      if (state.whole !== undefined && state.whole !== whole?.whole) whole = await fetched<PreviewPack>(PATHS.pack);
      setLive({ state, ...(whole && { whole }), offline: false });
    };
    // One after another: an answer that was slow must not take the place of a later one.
    const follow = () => {
      running = running.then(read).catch(() => setLive((before) => ({ ...before, offline: true })));
    };
    source.addEventListener(CHANGED, follow);
    source.addEventListener('error', () => setLive((before) => ({ ...before, offline: true })));
    return () => source.close();
  }, []);
  return live;
}

async function fetched<T>(path: string): Promise<T> {
  const answer = await fetch(path, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** Something remembered while the tab is open; what cannot be stored is forgotten with the page. */
export function useKept<T extends string>(name: string, fallback: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (kept(name) as T | null) ?? fallback);
  return [
    value,
    (next) => {
      setValue(next);
      keep(name, next);
    },
  ];
}

const PREFIX = 'symptree-preview ';
export function kept(name: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + name);
  } catch {
    // A browser may be told to store nothing.
    return null;
  }
}
export function keep(name: string, value: string): void {
  try {
    sessionStorage.setItem(PREFIX + name, value);
  } catch {
    // As above, or no room: the walk goes on without.
  }
}

/** Whether a media query holds, as it changes. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const look = () => setHolds(media.matches);
    look();
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, [query]);
  return holds;
}
