/** Every machine that a browser runs on, and the specification of WebAssembly wants it. */
export const endianness = (): 'LE' => 'LE';
