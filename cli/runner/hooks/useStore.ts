import { useSyncExternalStore } from 'react';
import type { State } from '../state.ts';
import type { Store } from '../store.ts';

/** What may be drawn; draws again when it changes, at a time of its own: another key may have come by then. */
export const useStore = (store: Store): State => useSyncExternalStore(store.subscribe, store.shown);
