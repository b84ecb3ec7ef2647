/**
 * Communes of the Pacific and of Saint-Pierre-et-Miquelon whose town bears another name than they do. GeoNames knows
 * the town, without its INSEE code. By GeoNames country, then by the key of the town's name.
 */
export const OVERSEAS_TOWNS: Readonly<Record<string, string>> = {
  'NC we': '98814',
  'NC tadine': '98815',
  'NC fayaoue': '98820',
  'NC vao': '98809',
  'NC wala': '98801',
  'NC mont dore': '98817',
  'NC yate barrage': '98832',
  'PF vaitape': '98714',
  'PF rikitea': '98719',
  'PF hitiaa': '98722',
  'PF atuona': '98723',
  'PF fare': '98724',
  'PF afareaitu': '98729',
  'PF taiohae': '98731',
  'PF moerai': '98744',
  'PF afaahiti': '98747',
  'PF vairao': '98748',
  'PF tevaitoa': '98754',
  'WF leava': '98612',
  'WF mata utu': '98613',
  'PM miquelon': '97501',
};
