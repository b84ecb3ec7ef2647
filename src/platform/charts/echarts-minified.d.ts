/** The whole library in one file, which its package does not type by that name. */
declare module 'echarts/dist/echarts.esm.min.mjs' {
  export * from 'echarts';
}
