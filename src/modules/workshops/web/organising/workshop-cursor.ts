import { isId } from '../../../../platform/ids.js';
import type { WorkshopCursor } from '../../organising/workshop-card.js';

/** « 1795300000000_<id> »; what is not one starts at the first page. */
export function cursorOf(text: string | undefined): WorkshopCursor | null {
  const [at, id] = text?.split('_') ?? [];
  return at && /^\d{1,14}$/.test(at) && isId(id) ? { startsAt: new Date(Number(at)), id } : null;
}

export const cursorText = ({ startsAt, id }: WorkshopCursor): string => `${startsAt.getTime()}_${id}`;
