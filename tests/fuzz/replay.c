/* Runs a harness over the files named: any compiler replays the corpus, none but clang is needed to keep it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static int replay(const char *name)
{
	FILE *file = fopen(name, "rb");
	if (file == NULL) {
		perror(name);
		return 1;
	}
	fseek(file, 0, SEEK_END);
	size_t size = (size_t)ftell(file);
	rewind(file);
	/* Of the exact size, so that a byte read past the end is seen. */
	uint8_t *bytes = malloc(size > 0 ? size : 1);
	size_t count = fread(bytes, 1, size, file);
	fclose(file);
	LLVMFuzzerTestOneInput(bytes, count);
	free(bytes);
	return count != size;
}

int main(int count, char **names)
{
	int failed = count < 2;
	for (int i = 1; i < count; i++)
		failed |= replay(names[i]);
	printf("%d inputs replayed\n", count - 1);
	return failed;
}
