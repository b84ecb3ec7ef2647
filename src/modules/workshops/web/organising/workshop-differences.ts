import { Injectable } from '@nestjs/common';
import { Communes, StructuresService } from '../../../structures/index.js';
import type { Kept } from '../../organising/series-plan.js';
import type { WorkshopContent } from '../../organising/workshop-content.js';
import { AUDIENCES, FORMATS, MODES, TOPICS, WORKSHOP_LEVELS } from '../../vocabulary.js';
import type { Desk } from './workshop-desk.js';
import { devicesWords, whenWords } from './workshop-words.js';

export interface Difference {
  label: string;
  saved: string;
  typed: string;
}

/** What somebody else saved while a workshop was being corrected, beside what is about to be saved. */
@Injectable()
export class WorkshopDifferences {
  constructor(
    private readonly structures: StructuresService,
    private readonly communes: Communes,
  ) {}

  async of(desk: Desk, saved: WorkshopContent, typed: WorkshopContent): Promise<Difference[]> {
    const [theirs, mine] = [await this.inWords(desk, saved), await this.inWords(desk, typed)];
    return theirs
      .map(([label, words], index) => ({ label, saved: words || 'rien', typed: mine[index]?.[1] || 'rien' }))
      .filter((row) => row.saved !== row.typed);
  }

  private async inWords({ members }: Desk, content: WorkshopContent): Promise<[label: string, words: string][]> {
    const animators = members.filter(({ id }) => content.animatorIds.includes(id)).map(({ name }) => name);
    return [
      ['Titre', content.title],
      ['Ce qu’on y fera', content.summary ?? ''],
      ['Thématiques', listed(content.topics)],
      ['Niveau', content.level ? WORKSHOP_LEVELS[content.level] : ''],
      ['Pour qui', AUDIENCES[content.audience]],
      ['Format', FORMATS[content.format]],
      ['Quand', whenWords(content)],
      ['Où', await this.where(content)],
      ['Comment se connecter', content.connection ?? ''],
      ['Nombre de places', String(content.capacity)],
      ['Matériel', devicesWords(content.devices) ?? ''],
      ['Son propre appareil', yesNo(content.ownDevice)],
      ['À apporter', content.toBring ?? ''],
      ['Qui anime', animators.join(', ')],
      ['Page publique', yesNo(content.listed)],
      ['Inscription en ligne', yesNo(content.publicBooking)],
      ['Une place libérée est gardée', `${content.offerHours}\u00a0h`],
    ];
  }

  private async where({ mode, placeId, address, communeInsee }: WorkshopContent): Promise<string> {
    if (mode !== 'place') return MODES[mode];
    const [place] = placeId ? await this.structures.placeOptions([placeId]) : [];
    if (place) return `${place.name}, ${place.communeName}`;
    const commune = communeInsee ? await this.communes.byInsee(communeInsee) : undefined;
    return [address, commune?.name].filter(Boolean).join(', ');
  }
}

const yesNo = (value: boolean): string => (value ? 'oui' : 'non');

/** In the order of the labels, whatever the order in which they were ticked. */
const listed = (topics: WorkshopContent['topics']): string =>
  Object.entries(TOPICS)
    .filter(([code]) => (topics as string[]).includes(code))
    .map(([, label]) => label)
    .join(', ');

/** What a day of a series has of its own, by name. */
export const keptLabels: Readonly<Record<Kept, string>> = {
  ...{ title: 'titre', summary: 'description', topics: 'thématiques', level: 'niveau', audience: 'public' },
  ...{ format: 'format', mode: 'lieu', placeId: 'lieu', address: 'adresse', communeInsee: 'commune' },
  ...{ connection: 'connexion', zone: 'fuseau horaire', capacity: 'nombre de places', ownDevice: 'matériel' },
  ...{ toBring: 'choses à apporter', listed: 'page publique', publicBooking: 'inscription en ligne' },
  ...{ offerHours: 'durée de garde', devices: 'matériel', animatorIds: 'animation', times: 'horaires' },
};
