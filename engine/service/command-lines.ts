/** What to type to go on. */

/** `symptree resume 4711`, quoted as a shell wants it. */
export const resumeCommand = (id: string): string => commandOn('resume', id);

/** `symptree followup 4711`, quoted as a shell wants it. */
export const followUpCommand = (id: string): string => commandOn('followup', id);

function commandOn(command: string, id: string): string {
  const plain = /^[\w.,:@%+][\w.,:@%+/-]*$/.test(id);
  return `symptree ${command} ${plain ? id : `${id.startsWith('-') ? '-- ' : ''}'${id.replaceAll("'", `'\\''`)}'`}`;
}
