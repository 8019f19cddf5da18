/** Ids of sessions as people read and type them. */

/** Of a UUID its beginning is enough; any other id means something to whoever gave it, and stays whole. */
export const shortId = (id: string): string => (/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(id) ? id.slice(0, 8) : id);
