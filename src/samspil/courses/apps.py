from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "samspil.courses"
    label = "courses"
