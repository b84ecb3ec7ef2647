/** One number of the file. */
export interface ExportLine {
  section: string;
  label: string;
  count: number;
  unit: string;
  /** Out of the mentions of its section; of several codes for one session they make 100 %. */
  ofMentions: number | null;
  /** Out of all accompaniments. */
  ofAccompaniments: number | null;
}
