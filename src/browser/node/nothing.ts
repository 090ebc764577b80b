/** In the place of what nobody calls here: files, connections, checksums, a type by a file's ending. */
export default {};
