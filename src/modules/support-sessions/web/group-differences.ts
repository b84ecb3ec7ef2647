import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { duration, numericDay } from '../../../platform/time/french.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { Communes } from '../../structures/index.js';
import type { GroupContent } from '../group-content.js';
import { healthSpaceInWords } from '../health-space-words.js';
import { Participants } from '../participants.js';
import { consistent, type SessionContent } from '../session-content.js';
import type { SupportSession } from '../support-session.entity.js';
import { EQUIPMENT, LOCATION_KINDS, PROCEDURES, TOPICS, WORKSHOP_LEVELS } from '../vocabulary.js';
import { headcountInWords } from './headcount-words.js';
import type { Desk } from './session-desk.js';
import type { Difference } from './session-differences.js';

interface Side {
  content: SessionContent;
  group: Omit<GroupContent, 'title'> & { title: string | null };
  people: readonly string[];
}

/** What somebody else saved while a workshop was being corrected, beside what is about to be saved. */
@Injectable()
export class GroupDifferences {
  constructor(
    private readonly communes: Communes,
    private readonly participants: Participants,
    private readonly beneficiaries: BeneficiariesService,
  ) {}

  async of(actor: StructureActor, desk: Desk & { session: SupportSession }, mine: Side): Promise<Difference[]> {
    const { session } = desk;
    const theirs: Side = { content: session, group: session, people: await this.participants.ids(session.id) };
    const typed = { ...mine, content: consistent(mine.content) };
    const [saved, mineInWords] = [await this.inWords(actor, desk, theirs), await this.inWords(actor, desk, typed)];
    return saved
      .map(([label, words], index) => ({ label, saved: words, typed: mineInWords[index]?.[1] ?? '' }))
      .filter((row) => row.saved !== row.typed)
      .map((row) => ({ ...row, saved: row.saved || 'rien', typed: row.typed || 'rien' }));
  }

  private async inWords(actor: StructureActor, desk: Desk, side: Side): Promise<[label: string, words: string][]> {
    const { content, group, people } = side;
    return [
      ['Titre', group.title ?? ''],
      ['Niveau de l’atelier', group.workshopLevel ? WORKSHOP_LEVELS[group.workshopLevel] : ''],
      ['Date', numericDay(content.day)],
      ['Durée', duration(content.durationMinutes)],
      ['Où', await this.where(desk, content)],
      ['Personnes de la liste', await this.names(actor, people)],
      ['Personnes sans fiche', headcountInWords(group).join(' ; ')],
      ['Thématiques', listed(content.topics, TOPICS)],
      ['Démarches', [listed(content.procedures, PROCEDURES), content.procedureName].filter(Boolean).join(', ')],
      ['Matériel', listed(content.equipment, EQUIPMENT)],
      ['Mon espace santé', healthSpaceInWords(content).join(' · ')],
      ['Notes', content.notes ?? ''],
      ['À compléter', content.toComplete ? 'oui' : 'non'],
    ];
  }

  private async where({ places }: Desk, { locationKind, placeId, communeInsee }: SessionContent): Promise<string> {
    const kind = LOCATION_KINDS[locationKind];
    if (locationKind === 'lieu_activite') return `${kind}, ${places.find(({ id }) => id === placeId)?.name ?? ''}`;
    const commune = communeInsee && locationKind !== 'a_distance' ? await this.communes.byInsee(communeInsee) : null;
    return commune ? `${kind}, ${commune.name}` : kind;
  }

  private async names(actor: StructureActor, ids: readonly string[]): Promise<string> {
    const cards = await this.beneficiaries.findAll(actor, ids);
    const names = ids.map((id) => cards.get(id)?.displayName ?? 'une personne qui n’est plus suivie ici');
    return names.sort((one, other) => one.localeCompare(other, 'fr')).join(', ');
  }
}

/** In the order of the labels, whatever the order in which they were ticked. */
const listed = <C extends string>(codes: readonly C[], labels: Readonly<Record<C, string>>): string =>
  (Object.keys(labels) as C[])
    .filter((code) => codes.includes(code))
    .map((code) => labels[code])
    .join(', ');
