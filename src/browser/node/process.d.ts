declare module 'process/browser.js' {
  const process: NodeJS.Process;
  export default process;
}
