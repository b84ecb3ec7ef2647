/**
 * The producer of a file, by its name: « 2026-11-02_lieux-grandest.csv » and « lieux-grandest (1).csv » are two
 * deliveries of « lieux-grandest », so that the second one refreshes the first.
 */
export function sourceOf(fileName: string): string {
  const name = fileName
    .replace(/\.[a-z]{2,4}$/i, '')
    .replace(DATE, '')
    .replace(/ ?\(\d+\)$/, '')
    .toLowerCase()
    .replace(/[-_. ]+/g, '-')
    .replace(/^-|-$/g, '');
  return name || 'annuaire';
}

/** A date of these centuries, with its time if any; the 14 digits of a SIRET are none. */
const DATE =
  /(?<!\d)(?:19|20)\d{2}[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])(?:[-_T ]?\d{2}[-_h:]?\d{2}(?:[-_:]?\d{2})?)?(?!\d)/g;
