/* library: calls into libraries that end the program themselves where they get no memory.
 *
 * Purpose  libgettextpo and libhyphen exit with status 1 then, which is content's, and content is not to blame: an exit
 *          between enter and leave becomes status 3, with words.
 * Threads  Each thread has a call of its own.
 */
#ifndef KT_BASE_LIBRARY_H
#define KT_BASE_LIBRARY_H

void kt_library_enter(void);
void kt_library_leave(void);

#endif
