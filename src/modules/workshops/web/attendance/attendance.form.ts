import { IsInt, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsInteger } from '../../../../platform/http/forms/transforms.js';
import { isId } from '../../../../platform/ids.js';
import type { Mark, Marks } from '../../attendance/attendance.service.js';

const count = { message: 'Écrivez un nombre de personnes, de 0 à 500.' };

/** More lines than any room holds: the rest of a forged body is not looked at. */
const MOST_LINES = 1000;

/** « `presence-<id>` » says who came, « `vu-<id>` » what the page showed: only what was changed is written. */
export const presenceName = (id: string): string => `presence-${id}`;
export const seenName = (id: string): string => `vu-${id}`;

const marks: readonly unknown[] = ['attended', 'absent'];
const isMark = (value: unknown): value is Mark => marks.includes(value);

/** The page of attendance, besides its lines. Every button keeps what was ticked, then does what it says. */
export class AttendanceForm extends Form {
  @AsInteger()
  @Max(500, count)
  @Min(0, count)
  @IsInt(count)
  anonymous = 0;

  /** What the page showed. */
  @IsOptional()
  @AsInteger()
  anonymousSeen?: number;

  @IsOptional()
  @MaxLength(200, { message: 'Écrivez 200\u00a0caractères au plus.' })
  personSearch?: string;

  /** Of a button: `all`, `search`, `add_<person>`, `came_<line>`, `back_<line>`. None: « Enregistrer ». */
  @IsOptional()
  @Matches(/^(all|search|(add|came|back)_[0-9a-f-]{36})$/, { message: 'Ce bouton n’existe pas.' })
  act?: string;

  get pressed(): { kind: string; id: string } {
    const [kind = 'save', id = ''] = this.act?.split('_') ?? [];
    return { kind, id };
  }

  /** @param body as it was sent: its lines are as many as the list */
  marks(body: Record<string, unknown>): Marks {
    const lines = new Map<string, Mark>();
    for (const [name, value] of Object.entries(body).slice(0, 3 * MOST_LINES)) {
      const id = name.startsWith('presence-') ? name.slice('presence-'.length) : '';
      if (isId(id) && isMark(value) && body[seenName(id)] !== value) lines.set(id, value);
    }
    const { kind, id } = this.pressed;
    if (kind === 'came') lines.set(id, 'attended');
    return {
      lines,
      anonymous: this.anonymous === this.anonymousSeen ? null : this.anonymous,
      everybody: kind === 'all',
    };
  }
}
