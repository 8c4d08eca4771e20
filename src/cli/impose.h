#pragma once

/* handout impose FILE -o FILE [options for printing]: the exit status. */
int impose_main(int argc, char **argv);
