import { useSyncExternalStore } from 'react';
import type { State } from '../state.ts';
import type { Store } from '../store.ts';

/** The present state; draws again when it changes. */
export const useStore = (store: Store): State => useSyncExternalStore(store.subscribe, store.get);
