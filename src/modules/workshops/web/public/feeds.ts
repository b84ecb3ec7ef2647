import { calendarText } from '../../../../platform/calendar/ics.js';
import type { WorkshopCard } from '../../organising/workshop-card.js';
import { addressLines, forWhomWords, materialWords, seatsWords, whenWords } from '../organising/workshop-words.js';
import { paths } from './paths.js';

const describe = (card: WorkshopCard): string =>
  [card.summary, forWhomWords(card), materialWords(card), card.toBring && `À apporter\u00a0: ${card.toBring}`]
    .filter(Boolean)
    .join('\n');

/** Open workshops as a calendar that other programs read again. */
export const calendarOf = (name: string, cards: readonly WorkshopCard[], publicUrl: string): string =>
  calendarText({
    ...{ name, method: 'publish' },
    entries: cards.map((card) => ({
      ...{ uid: `atelier-${card.id}@passerelle`, sequence: card.version, title: card.title, changedAt: card.updatedAt },
      ...{ startsAt: card.startsAt, endsAt: card.endsAt, cancelled: card.status === 'cancelled' },
      description: describe(card),
      location: addressLines(card).join(', '),
      url: `${publicUrl}${paths.show.to({ id: card.id })}`,
    })),
  });

export interface RssModel {
  title: string;
  link: string;
  self: string;
  items: { title: string; link: string; guid: string; published: string; description: string }[];
}

/** The same as RSS 2.0; the latest announced first, as its readers expect. */
export const rssOf = (
  title: string,
  cards: readonly WorkshopCard[],
  addresses: { link: string; self: string },
  publicUrl: string,
): RssModel => ({
  ...{ title, ...addresses },
  items: [...cards]
    .sort((one, other) => (other.publishedAt?.getTime() ?? 0) - (one.publishedAt?.getTime() ?? 0))
    .map((card) => ({
      title: `${card.title}, ${whenWords(card)}`,
      link: `${publicUrl}${paths.show.to({ id: card.id })}`,
      guid: card.id,
      published: (card.publishedAt ?? card.updatedAt).toUTCString(),
      description: [addressLines(card).join(', '), seatsWords(card), describe(card)].join('\n'),
    })),
});
