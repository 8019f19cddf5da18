import { conformance } from './conformance.ts';
import { filesPlace } from './places.ts';

conformance('files', filesPlace);
conformance('files, written in the calling thread', () => filesPlace({ blocking: true }));
