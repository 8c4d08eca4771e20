/*
 * Languages found from a text.
 */
#include "text/text.h"

#include <string.h>

static void
test_found(void)
{
    static const char *const samples[][2] = {
        {"fr", "Le groupe a décidé de mettre en place un Data Lake hybride (on "
               "premise et cloud), avec Spark, Kubernetes et Kafka."},
        {"en", "The quick brown fox jumps over the lazy dog, and then it goes "
               "to sleep in the shade of an old tree."},
        {"de", "Der schnelle braune Fuchs springt über den faulen Hund und "
               "legt sich dann in den Schatten eines alten Baumes."},
        {"es", "El veloz zorro marrón salta sobre el perro perezoso y luego se "
               "duerme a la sombra de un árbol viejo."},
        {"it", "La volpe veloce salta sopra il cane pigro e poi si addormenta "
               "all'ombra di un albero che è molto vecchio."},
        {"ru", "Быстрая коричневая лиса прыгает через ленивую собаку и "
               "засыпает."},
        {"ja", "この章では、Git を使い始めることについて述べます。まずは"
               "バージョン管理システムの背景を少し説明し、"},
        {"he", "השועל החום המהיר קופץ מעל הכלב העצלן ואז הולך לישון בצל"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(samples); i++)
        g_assert_cmpstr(
            ho_language_detect(samples[i][1], strlen(samples[i][1])), ==,
            samples[i][0]);
}

static void
test_untold(void)
{
    static const char *const samples[] = {
        "",
        "12 345 678",
        "Kubernetes",
        "foo bar baz qux",
        "kubectl apply -f deployment.yaml --namespace production --dry-run",
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(samples); i++)
        g_assert_null(ho_language_detect(samples[i], strlen(samples[i])));
    g_assert_null(ho_language_detect("", 0));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/language/found", test_found);
    g_test_add_func("/language/untold", test_untold);
    return g_test_run();
}
