import { IsInt, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Form, readForm } from '../../../../platform/http/forms/form.js';
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

  /** What was ticked, by line. */
  ticked: ReadonlyMap<string, Mark> = new Map();
  /** Of these, what the page did not show. */
  changed: ReadonlyMap<string, Mark> = new Map();

  get marks(): Marks {
    const { kind, id } = this.pressed;
    return {
      lines: kind === 'came' ? new Map([...this.changed, [id, 'attended' as const]]) : this.changed,
      anonymous: this.anonymous === this.anonymousSeen ? null : this.anonymous,
      everybody: kind === 'all',
    };
  }
}

/** The form and its lines, which are as many as the list. */
export async function readAttendance(body: Record<string, unknown>): Promise<AttendanceForm> {
  const form = await readForm(AttendanceForm, body);
  const ticked = Object.entries(body)
    .slice(0, 3 * MOST_LINES)
    .flatMap(([name, value]) => {
      const id = name.startsWith('presence-') ? name.slice('presence-'.length) : '';
      return isId(id) && isMark(value) ? [[id, value] as const] : [];
    });
  form.ticked = new Map(ticked);
  form.changed = new Map(ticked.filter(([id, mark]) => body[seenName(id)] !== mark));
  return form;
}
