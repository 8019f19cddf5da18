import { conformance } from './conformance.ts';
import { filesPlace } from './places.ts';

conformance('files', filesPlace);
