/** What a program may ask of a terminal besides showing text. */
import { oneLine } from '../text/graphemes.ts';

const ESC = '\u001b';
/** Terminals stop reading a clipboard sequence somewhere above this many characters. */
export const CLIPBOARD_LIMIT = 74_994;

export const BELL = '\u0007';

/** Puts text on the clipboard of the agent's own machine, also through ssh; undefined where it is too long for that. */
export function toClipboard(text: string): string | undefined {
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  return encoded.length > CLIPBOARD_LIMIT ? undefined : `${ESC}]52;c;${encoded}${ESC}\\`;
}

/** Names the window. */
export const windowTitle = (title: string): string => `${ESC}]0;${oneLine(title)}${BELL}`;
